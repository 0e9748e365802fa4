using System.Reflection;
using Qmtl.Compiler.Parsing;

namespace Qmtl.Compiler.Tests.Parsing;

public sealed class EncapsulationTests
{
    private const BindingFlags AllDeclared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Fact]
    public void No_ANTLR_type_leaves_the_parser()
    {
        var assembly = typeof(SyntaxParser).Assembly;
        var outside = assembly.GetTypes().Where(t => !IsInParsing(t));
        var offered = assembly.GetExportedTypes().Where(t => t.Namespace == typeof(SyntaxParser).Namespace);
        foreach (var type in outside.Concat(offered))
        {
            var mentioned = type.GetMembers(AllDeclared).SelectMany(Mentioned).Append(type.BaseType).Concat(type.GetInterfaces());
            mentioned.OfType<Type>().SelectMany(Parts).Where(IsOfTheParser).ShouldBeEmpty(type.FullName);
        }
    }

    private static bool IsInParsing(Type type) => type.Namespace?.StartsWith(typeof(SyntaxParser).Namespace!, StringComparison.Ordinal) == true;

    private static bool IsOfTheParser(Type type) =>
        type.Namespace?.StartsWith("Antlr4", StringComparison.Ordinal) == true
        || type.Namespace == typeof(Qmtl.Compiler.Parsing.Generated.QmtlParser).Namespace;

    private static IEnumerable<Type?> Mentioned(MemberInfo member) => member switch
    {
        MethodInfo method => method.GetParameters().Select(p => p.ParameterType).Append(method.ReturnType),
        ConstructorInfo constructor => constructor.GetParameters().Select(p => p.ParameterType),
        FieldInfo field => [field.FieldType],
        PropertyInfo property => [property.PropertyType],
        EventInfo e => [e.EventHandlerType!],
        _ => [],
    };

    private static IEnumerable<Type> Parts(Type type) =>
        type.GetGenericArguments().SelectMany(Parts).Append(type).Concat(type.GetElementType() is { } element ? Parts(element) : []);
}
