using System.Collections;
using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Clerestory.Store;

/// <summary>How the objects of a type become rows, as the model says it: so what is written past the change tracker is what the tracker would have written.</summary>
internal sealed class RowPlan
{
    private static readonly ConcurrentDictionary<IEntityType, RowPlan> Plans = new();

    private readonly IReadOnlyList<INavigation> owned;

    private RowPlan(IEntityType type)
    {
        Table = type.GetTableName()!;
        Columns = [.. type.GetFlattenedProperties().Select(p => new RowColumn(p))];
        owned = [.. type.GetNavigations().Where(n => n.TargetEntityType.IsOwned() && n.IsCollection)];
    }

    /// <summary>The table.</summary>
    public string Table { get; }

    /// <summary>Its columns, those of the owner first.</summary>
    public IReadOnlyList<RowColumn> Columns { get; }

    /// <summary>The plan for an object's type.</summary>
    public static RowPlan Of(DbContext store, object row) => Of(store.Model.FindEntityType(row.GetType()) ?? throw new InvalidOperationException($"{row.GetType()} is not kept in the store."));

    /// <summary>The rows that an object owns, in their own tables.</summary>
    public IEnumerable<(RowPlan Plan, IReadOnlyList<object> Rows)> OwnedBy(object row) =>
        from navigation in owned
        let rows = ((IEnumerable?)navigation.GetGetter().GetClrValueUsingContainingEntity(row))?.Cast<object>().ToList()
        where rows is { Count: > 0 }
        select (Of(navigation.TargetEntityType), (IReadOnlyList<object>)rows);

    private static RowPlan Of(IEntityType type) => Plans.GetOrAdd(type, t => new RowPlan(t));
}

/// <summary>One column of a plan.</summary>
internal sealed class RowColumn(IProperty property)
{
    private readonly RelationalTypeMapping mapping = property.GetRelationalTypeMapping();

    // A key that only the database knows of is that of the owner.
    private readonly IProperty source = property.IsShadowProperty() ? property.FindFirstPrincipal()! : property;

    /// <summary>The column's name.</summary>
    public string Name { get; } = property.GetTableColumnMappings().Single().Column.Name;

    /// <summary>Whether it holds the key of the row's owner.</summary>
    public bool IsOfOwner { get; } = property.IsShadowProperty();

    /// <summary>The type in the database.</summary>
    public string StoreType => mapping.StoreType;

    /// <summary>The type of its values on the way to the database.</summary>
    public Type Type { get; } = property.GetRelationalTypeMapping().Converter?.ProviderClrType is { } converted && property.IsNullable && converted.IsValueType
        ? typeof(Nullable<>).MakeGenericType(converted) : property.GetRelationalTypeMapping().Converter?.ProviderClrType ?? property.ClrType;

    /// <summary>A row's value, as it is sent.</summary>
    public object? ValueOf(object row)
    {
        object? value = source.GetGetter().GetClrValueUsingContainingEntity(row);
        return mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value;
    }

    /// <summary>A row's value, as a parameter of a command.</summary>
    public DbParameter ParameterOf(DbCommand command, string name, object row) => mapping.CreateParameter(command, name, source.GetGetter().GetClrValueUsingContainingEntity(row), property.IsNullable);
}
