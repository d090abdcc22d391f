using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Luheng.Architecture.Tests;

/// <summary>The checkout and what was built from it.</summary>
static class Checkout
{
    public static readonly string[] Projects = ["Luheng.Kernel", "Luheng.Methods", "Luheng.Numerics", "Luheng.Storage", "Luheng", "Luheng.Portal", "Luheng.App"];

    public static readonly string Root = FindRoot();

    static readonly Lazy<Dictionary<string, ModuleDefinition>> Built = new(() => Projects.ToDictionary(p => p, p => ModuleDefinition.ReadModule(Path.Combine(AppContext.BaseDirectory, p + ".dll"))));

    public static ModuleDefinition Module(string project) => Built.Value[project];

    /// <summary>Every type, those that the compiler made for lambdas and async bodies included.</summary>
    public static IEnumerable<TypeDefinition> Types(string project) => Module(project).GetTypes().Where(t => t.Name != "<Module>");

    /// <summary>Every type a type speaks of: base, interfaces, attributes, fields, signatures, and everything in its code.</summary>
    public static IEnumerable<TypeReference> UsedBy(TypeDefinition type)
    {
        var used = new List<TypeReference?> { type.BaseType };
        used.AddRange(type.Interfaces.Select(i => i.InterfaceType));
        used.AddRange(type.CustomAttributes.Select(a => a.AttributeType));
        used.AddRange(type.GenericParameters.SelectMany(g => g.Constraints).Select(c => c.ConstraintType));
        used.AddRange(type.Fields.Select(f => f.FieldType));
        foreach (var method in type.Methods)
        {
            used.Add(method.ReturnType);
            used.AddRange(method.Parameters.Select(p => p.ParameterType));
            if (!method.HasBody) continue;
            used.AddRange(method.Body.Variables.Select(v => v.VariableType));
            used.AddRange(method.Body.ExceptionHandlers.Select(h => h.CatchType));
            foreach (var instruction in method.Body.Instructions) used.AddRange(UsedBy(instruction));
        }
        return used.OfType<TypeReference>().SelectMany(Parts).Distinct();
    }

    static IEnumerable<TypeReference?> UsedBy(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        FieldReference field => [field.DeclaringType, field.FieldType],
        MethodReference method => [method.DeclaringType, method.ReturnType, .. method.Parameters.Select(p => p.ParameterType), .. method is GenericInstanceMethod generic ? generic.GenericArguments : []],
        _ => [],
    };

    /// <summary>A constructed type and what it is made of.</summary>
    static IEnumerable<TypeReference> Parts(TypeReference type) => type switch
    {
        GenericInstanceType generic => generic.GenericArguments.SelectMany(Parts).Append(generic.ElementType),
        TypeSpecification made => Parts(made.ElementType),
        GenericParameter => [],
        _ => [type],
    };

    /// <summary>The namespace of a type; of a nested one that of the type it lies in.</summary>
    public static string NamespaceOf(TypeReference type) => type.DeclaringType is { } outer ? NamespaceOf(outer) : type.Namespace;

    /// <summary>The text files under some folders, without what is built or fetched.</summary>
    public static IEnumerable<string> Files(params string[] folders) => folders.Select(f => Path.Combine(Root, f)).Where(Directory.Exists)
        .SelectMany(f => Directory.EnumerateFiles(f, "*", SearchOption.AllDirectories))
        .Where(f => !Path.GetRelativePath(Root, f).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules" or ".git"));

    public static string Short(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Luheng.slnx"))) folder = folder.Parent ?? throw new DirectoryNotFoundException("Luheng.slnx is not above the tests");
        return folder.FullName;
    }
}
