package dev.innovationpipeline.testing.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The source files of the modules in whose build directories the imported classes lie. */
final class SourceFiles {

  private static final int MAX_LINES = 300;
  private static final String BUILD = "/target/";
  private static final String MAIN = "src/main/java";
  private static final String TEST = "src/test/java";

  private SourceFiles() {}

  static List<Path> main(JavaClasses classes) {
    return below(classes, MAIN);
  }

  static List<String> tooLong(JavaClasses classes) {
    return Stream.of(MAIN, TEST)
        .flatMap(folder -> below(classes, folder).stream())
        .filter(file -> lines(file) > MAX_LINES)
        .map(file -> file + " has " + lines(file) + " lines")
        .toList();
  }

  /** The syntax trees of all files; nothing is resolved. */
  static List<CompilationUnitTree> parse(List<Path> files) {
    if (files.isEmpty()) {
      return List.of(); // The compiler refuses to parse nothing.
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<CompilationUnitTree> units = new ArrayList<>();
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  manager,
                  problem -> {},
                  List.of("-proc:none"),
                  null,
                  manager.getJavaFileObjectsFromPaths(files));
      task.parse().forEach(units::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return units;
  }

  private static List<Path> below(JavaClasses classes, String folder) {
    SortedSet<Path> modules = new TreeSet<>();
    for (JavaClass type : classes) {
      type.getSource().map(Source::getUri).ifPresent(uri -> addModule(uri.toString(), modules));
    }
    if (modules.isEmpty()) {
      throw new AssertionError("The classes come from no build directory, so no source is known.");
    }
    return modules.stream().flatMap(module -> javaFiles(module.resolve(folder)).stream()).toList();
  }

  /** Classes of the same build lie in a folder or a jar of it. */
  private static void addModule(String uri, SortedSet<Path> modules) {
    int build = uri.indexOf(BUILD);
    if (build >= 0) {
      modules.add(Path.of(URI.create(uri.substring(uri.indexOf("file:"), build))));
    }
  }

  private static List<Path> javaFiles(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
