using Clerestory.Collection;
using Clerestory.Deliberation;
using Clerestory.Justice;
using Clerestory.Packs;
using Clerestory.Protection;
using Clerestory.Publication;
using Clerestory.Registry;
using Clerestory.Store;
using Clerestory.Tables;
using Microsoft.Extensions.Time.Testing;

namespace Clerestory.Tests;

/// <summary>What tests work on: the two packs as they are, and copies of them to break.</summary>
internal static class Bench
{
    public static readonly FakeTimeProvider Clock = new(new DateTimeOffset(2026, 11, 23, 17, 0, 0, TimeSpan.Zero));

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static Actor ActorOf(Pack pack) => Actor.Operator("a tester", pack.Manifest.Code);

    public static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "Clerestory.slnx"))) folder = folder.Parent!;
            return folder.FullName;
        }
    }

    public static string PackFolder(string code) => Path.Combine(Root, "packs", code);

    public static Pack Connecticut { get; } = Pack.Open(PackFolder("ct"));

    public static Pack Demonstration { get; } = Pack.Open(PackFolder("demo"));

    /// <summary>Everything before publication, as the command line does it.</summary>
    public static async Task<ProtectTables.Result> Load(DataStore store, Pack pack)
    {
        await new LoadRegister(store, Clock).Run(pack, ActorOf(pack), Cancel);
        await new LoadRecommendations(store, Clock).Run(pack, ActorOf(pack), Cancel);
        await new LoadReturns(store, Clock).Run(pack, ActorOf(pack), Cancel);
        await new LoadDraws(store, Clock).Run(pack, ActorOf(pack), Cancel);
        await new BuildTables(store, Clock).Run(pack, ActorOf(pack), Cancel);
        return await new ProtectTables(store, Clock).Run(pack, null, ActorOf(pack), Cancel);
    }

    /// <summary>An edition's files, made without a store.</summary>
    public static EditionFiles Edition(Pack pack, string edition) => EditionFiles.Make(pack, Outline.In(pack, edition), ProtectTables.JudgeWithoutStore(pack));
}

/// <summary>A copy of a pack in which a test may change what it likes.</summary>
internal sealed class PackCopy : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("clerestory-pack-");

    public PackCopy(string code)
    {
        string from = Bench.PackFolder(code);
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string to = Path.Combine(folder.FullName, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
    }

    public string Folder => folder.FullName;

    public Pack Pack => Pack.Open(Folder);

    public string PathOf(string file) => Path.Combine(Folder, file);

    public string Read(string file) => File.ReadAllText(PathOf(file));

    public void Write(string file, string text) => File.WriteAllText(PathOf(file), text);

    /// <summary>Changes the first place where some words stand; it must be there.</summary>
    public void Replace(string file, string old, string @new)
    {
        string text = Read(file);
        int at = text.IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{file} does not hold '{old}'.");
        Write(file, string.Concat(text.AsSpan(0, at), @new, text.AsSpan(at + old.Length)));
    }

    public void Dispose() => folder.Delete(recursive: true);
}
