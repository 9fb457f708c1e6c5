namespace Clerestory;

/// <summary>Who asks for something to be done, in what organization. Every use case takes one, and the trail names it.</summary>
/// <param name="Name">The person, or the office that runs the program.</param>
/// <param name="Organization">The council whose trail the act is written to: a pack's code.</param>
public sealed record Actor(string Name, string Organization);
