package dev.innovationpipeline.processor.document.child;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.util.unit.DataSize;

/** The command that starts a parser process with the class path of this process. */
final class ParserCommand {

  private static final String LAUNCHER =
      "org.springframework.boot.loader.launch.PropertiesLauncher";

  /**
   * No more time is spent on compiling than a document is worth. XML may not name other files or
   * servers, nor nest without end, whichever parser reads it. Connections go to a proxy that does
   * not exist. Nothing reads the log.
   */
  private static final List<String> OPTIONS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:+ExitOnOutOfMemoryError",
          "-XX:-UsePerfData",
          "-Xss2m",
          "-Djava.awt.headless=true",
          "-Djavax.xml.accessExternalDTD=",
          "-Djavax.xml.accessExternalSchema=",
          "-Djavax.xml.accessExternalStylesheet=",
          "-Djdk.xml.maxElementDepth=1000",
          "-Djdk.xml.entityExpansionLimit=1000",
          "-DsocksProxyHost=127.0.0.1",
          "-DsocksProxyPort=1",
          "-DsocksNonProxyHosts=",
          "-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider");

  private ParserCommand() {}

  /**
   * @param directory for temporary files
   */
  static List<String> of(DataSize heap, Path directory) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(property("java.home"), "bin", "java").toString());
    command.add("-Xmx" + heap.toMegabytes() + "m");
    command.addAll(OPTIONS);
    command.add("-Djava.io.tmpdir=" + directory);
    String main = DocumentChild.class.getName();
    if (isWithinJar()) {
      command.addAll(
          List.of("-Dloader.main=" + main, "-cp", property("java.class.path"), LAUNCHER));
    } else {
      command.addAll(List.of("-cp", property("java.class.path"), main));
    }
    return command;
  }

  /** Whether this runs from the jar of Spring Boot that has all others within it. */
  private static boolean isWithinJar() {
    return ParserCommand.class
        .getProtectionDomain()
        .getCodeSource()
        .getLocation()
        .toString()
        .startsWith("jar:nested:");
  }

  private static String property(String name) {
    return Objects.requireNonNull(System.getProperty(name), name);
  }
}
