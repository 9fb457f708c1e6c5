using System.Diagnostics;

namespace Clerestory.Bench;

/// <summary>A PostgreSQL cluster of its own on this disk, with fsync and synchronous_commit as they are by default: on. Gone at the end.</summary>
internal sealed class Cluster : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("pgb").FullName;   // short: a socket's path may have 107 bytes
    private readonly string programs;

    private Cluster(string programs) => this.programs = programs;

    /// <summary>Starts one; null where PostgreSQL is not installed.</summary>
    public static async Task<Cluster?> Start()
    {
        string? programs = !Directory.Exists("/usr/lib/postgresql") ? null
            : Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Select(d => d + "/bin/").LastOrDefault(d => File.Exists(d + "initdb"));
        if (programs is null) return null;
        var cluster = new Cluster(programs);
        if (Environment.IsPrivilegedProcess) await Execute("chown", "postgres", cluster.folder);
        await cluster.Program("initdb", "-D", cluster.folder + "/d", "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8");
        await cluster.Program("pg_ctl", "-D", cluster.folder + "/d", "-w", "-l", cluster.folder + "/log", "-o",
            $"-c listen_addresses='' -k {cluster.folder} -c fsync=on -c synchronous_commit=on -c shared_buffers=256MB -c max_wal_size=4GB", "start");
        return cluster;
    }

    /// <summary>The connection string of a new, empty database.</summary>
    public async Task<string> NewDatabase(string name)
    {
        string server = $"Host={folder};Username=postgres;Database=";
        await using var source = Npgsql.NpgsqlDataSource.Create(server + "postgres;Pooling=false");
        await using var command = source.CreateCommand("create database " + name);
        await command.ExecuteNonQueryAsync();
        return server + name;
    }

    public async ValueTask DisposeAsync()
    {
        await Program("pg_ctl", "-D", folder + "/d", "-m", "immediate", "-w", "stop");
        Directory.Delete(folder, recursive: true);
    }

    // PostgreSQL refuses to run as root.
    private Task Program(string name, params string[] arguments) =>
        Environment.IsPrivilegedProcess ? Execute("runuser", ["-u", "postgres", "--", programs + name, .. arguments]) : Execute(programs + name, arguments);

    // Through a shell that drops the output: the server would keep an inherited pipe open for ever.
    private static async Task Execute(string file, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "exec \"$0\" \"$@\" >/dev/null 2>&1", file, .. arguments]) { WorkingDirectory = "/" })!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{file} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }
}
