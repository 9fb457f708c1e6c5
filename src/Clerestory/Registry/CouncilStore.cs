using Clerestory.Store;
using Microsoft.EntityFrameworkCore;

namespace Clerestory.Registry;

/// <summary>The council in the store.</summary>
public static class CouncilStore
{
    extension(DataStore store)
    {
        /// <summary>The bodies of all packs.</summary>
        public DbSet<Body> Bodies => store.Set<Body>();

        /// <summary>The seats of all bodies.</summary>
        public DbSet<Seat> Seats => store.Set<Seat>();

        /// <summary>How many seats the law gives each council.</summary>
        public DbSet<SeatCount> SeatCounts => store.Set<SeatCount>();

        /// <summary>Everyone who sits, sat or speaks.</summary>
        public DbSet<Person> People => store.Set<Person>();

        /// <summary>Who holds which seat.</summary>
        public DbSet<Appointment> Appointments => store.Set<Appointment>();

        /// <summary>Who sits in a member's place.</summary>
        public DbSet<Designation> Designations => store.Set<Designation>();

        /// <summary>The seats that are known to be empty.</summary>
        public DbSet<Vacancy> Vacancies => store.Set<Vacancy>();

        /// <summary>The meetings of all bodies.</summary>
        public DbSet<Meeting> Meetings => store.Set<Meeting>();

        /// <summary>The items of their agendas.</summary>
        public DbSet<AgendaItem> AgendaItems => store.Set<AgendaItem>();

        /// <summary>Who was present.</summary>
        public DbSet<Presence> Presences => store.Set<Presence>();

        /// <summary>All that the store knows of one council, held until the work is done: two people who change it at once do so one after the other.</summary>
        internal async Task<CouncilRecord> HeldCouncil(string pack, CancellationToken cancel)
        {
            // SQLite has one writer at a time, who sees all that came before.
            var bodies = store.Bodies;
            if (store is PostgresStore) await bodies.FromSql($"SELECT * FROM body WHERE pack = {pack} ORDER BY code FOR UPDATE").AsNoTracking().LoadAsync(cancel);
            return await store.Council(pack, cancel);
        }

        /// <summary>All that the store knows of one council.</summary>
        public async Task<CouncilRecord> Council(string pack, CancellationToken cancel)
        {
            var (bodies, seats, counts, people) = (store.Bodies, store.Seats, store.SeatCounts, store.People);
            var (appointments, designations, vacancies) = (store.Appointments, store.Designations, store.Vacancies);
            var (meetings, items, presences) = (store.Meetings, store.AgendaItems, store.Presences);
            return CouncilRecord.Ordered(new CouncilRecord(pack)
            {
                Bodies = await bodies.AsNoTracking().Where(b => b.Pack == pack).ToListAsync(cancel),
                Seats = await seats.AsNoTracking().Where(s => s.Pack == pack).ToListAsync(cancel),
                SeatCounts = await counts.AsNoTracking().Where(c => c.Pack == pack).ToListAsync(cancel),
                People = await people.AsNoTracking().Where(p => p.Pack == pack).ToListAsync(cancel),
                Appointments = await appointments.AsNoTracking().Where(a => a.Pack == pack).ToListAsync(cancel),
                Designations = await designations.AsNoTracking().Where(d => d.Pack == pack).ToListAsync(cancel),
                Vacancies = await vacancies.AsNoTracking().Where(v => v.Pack == pack).ToListAsync(cancel),
                Meetings = await meetings.AsNoTracking().Where(m => m.Pack == pack).ToListAsync(cancel),
                AgendaItems = await items.AsNoTracking().Where(i => i.Pack == pack).ToListAsync(cancel),
                Presences = await presences.AsNoTracking().Where(p => p.Pack == pack).ToListAsync(cancel),
            });
        }
    }
}
