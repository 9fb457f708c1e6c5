namespace Clerestory.Store;

/// <summary>Marks what is added to the store and never changed or removed again; a save that would is refused.</summary>
public interface IAppendOnly;
