package dev.innovationpipeline.testing.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.Tree;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaEnumConstant;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The enums and sealed types of ours that one source file speaks of. */
final class OwnTypes {

  private static final Pattern PACKAGE_AND_TYPE = Pattern.compile("((?:[a-z_]\\w*\\.)*)(.+)");

  private final CompilationUnitTree unit;
  private final JavaClasses classes;
  private @Nullable Set<Set<String>> enums;

  OwnTypes(CompilationUnitTree unit, JavaClasses classes) {
    this.unit = unit;
    this.classes = classes;
  }

  /** Whether an enum that the file's classes use has all these constants. */
  boolean hasEnumWith(Set<String> constants) {
    if (constants.isEmpty()) {
      return false;
    }
    Set<Set<String>> known = enums == null ? enums() : enums;
    enums = known;
    return known.stream().anyMatch(names -> names.containsAll(constants));
  }

  /**
   * @param name as the source has it: simple, or after its enclosing types'
   */
  boolean isCaseOfSealedType(String name) {
    return binaryNames(name.replaceAll("<.*", ""))
        .flatMap(binaryName -> load(binaryName).stream())
        .anyMatch(OwnTypes::isBelowSealedType);
  }

  private Set<Set<String>> enums() {
    Set<JavaClass> used = new HashSet<>();
    for (JavaClass type : classes) {
      if (isOfThisFile(type)) {
        used.add(type);
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
          used.add(dependency.getTargetClass());
        }
      }
    }
    return used.stream()
        .filter(type -> type.isEnum() && Modules.isOurs(type))
        .map(OwnTypes::constants)
        .collect(Collectors.toSet());
  }

  private boolean isOfThisFile(JavaClass type) {
    return type.getPackageName().equals(packageName())
        && type.getSource()
            .flatMap(source -> source.getFileName())
            .filter(Path.of(unit.getSourceFile().toUri()).getFileName().toString()::equals)
            .isPresent();
  }

  private static Set<String> constants(JavaClass type) {
    return type.getEnumConstants().stream().map(JavaEnumConstant::name).collect(Collectors.toSet());
  }

  private String packageName() {
    return String.valueOf(unit.getPackageName());
  }

  /** Imported, of the same package, or nested in a class of the file. */
  private Stream<String> binaryNames(String name) {
    String nested = name.replace('.', '$');
    String first = name.split("\\.", 2)[0];
    List<String> names = new ArrayList<>(List.of(packageName() + "." + nested));
    for (ImportTree imported : unit.getImports()) {
      String full = imported.getQualifiedIdentifier().toString();
      if (full.endsWith("." + first)) {
        names.add(binaryName(full + name.substring(first.length())));
      }
    }
    for (Tree type : unit.getTypeDecls()) {
      if (type instanceof ClassTree top) {
        names.add(packageName() + "." + top.getSimpleName() + "$" + nested);
      }
    }
    return names.stream();
  }

  /** Packages begin with a small letter, types with a capital one. */
  private static String binaryName(String qualifiedName) {
    Matcher parts = PACKAGE_AND_TYPE.matcher(qualifiedName);
    return parts.matches() ? parts.group(1) + parts.group(2).replace('.', '$') : qualifiedName;
  }

  private static Collection<Class<?>> load(String binaryName) {
    try {
      return List.of(
          Class.forName(binaryName, false, Thread.currentThread().getContextClassLoader()));
    } catch (ClassNotFoundException | LinkageError e) {
      return List.of();
    }
  }

  private static boolean isBelowSealedType(Class<?> type) {
    return (type.isSealed() && type.getName().startsWith(ArchitectureRules.BASE))
        || (type.getSuperclass() != null && isBelowSealedType(type.getSuperclass()))
        || Stream.of(type.getInterfaces()).anyMatch(OwnTypes::isBelowSealedType);
  }
}
