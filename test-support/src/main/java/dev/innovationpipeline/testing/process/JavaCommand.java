package dev.innovationpipeline.testing.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Command lines that start Java in a process of its own, quickly and with little memory. */
public final class JavaCommand {

  /** The memory is set aside so that no collection is needed only because there is more code. */
  private static final List<String> QUICK_START =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:MetaspaceSize=128m",
          "-XX:ReservedCodeCacheSize=240m",
          "--enable-native-access=ALL-UNNAMED");

  private JavaCommand() {}

  /**
   * Starts a program of this JVM's class path.
   *
   * @param options of Java, such as the size of the heap
   */
  public static List<String> of(List<String> options, Class<?> program, List<String> arguments) {
    return of(options, System.getProperty("java.class.path"), program, arguments);
  }

  /**
   * @param options of Java, such as the size of the heap
   */
  public static List<String> of(
      List<String> options, String classPath, Class<?> program, List<String> arguments) {
    List<String> command = new ArrayList<>(java(options));
    command.addAll(List.of("-cp", classPath, program.getName()));
    command.addAll(arguments);
    return command;
  }

  /** Starts a program that is a jar. */
  public static List<String> ofJar(List<String> options, Path jar) {
    List<String> command = new ArrayList<>(java(options));
    command.addAll(List.of("-jar", jar.toAbsolutePath().toString()));
    return command;
  }

  private static List<String> java(List<String> options) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return Stream.of(List.of(java), QUICK_START, options).flatMap(List::stream).toList();
  }
}
