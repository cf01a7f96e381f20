package dev.innovationpipeline.systemtests.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.schema.topic.Topics;
import dev.innovationpipeline.systemtests.AccessRights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The script for operators grants what the documentation says, which {@code SecuredKafkaIT} tries.
 * With {@code -Dgolden.update=true} it is written anew.
 */
class KafkaAclsTest {

  private static final Path SCRIPT = Path.of("..", "deploy", "kafka", "acls.sh");
  private static final String MARK = "# login type pattern name operations\n";

  @Test
  void theScriptIsTheTableOfTheDocumentation() throws IOException {
    String script = Files.readString(SCRIPT);
    String head = script.substring(0, script.indexOf(MARK) + MARK.length());
    String expected = head + lines();
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(SCRIPT, expected);
    }
    assertThat(Files.readString(SCRIPT)).isEqualTo(expected);
  }

  private static String lines() throws IOException {
    List<String> logins = List.of("ingest", "processor", "sink");
    return new AccessRights(new Topics(""), logins)
        .documented().stream()
            .collect(
                Collectors.groupingBy(
                    acl ->
                        "allow %s %s %s \"%s\""
                            .formatted(
                                acl.entry().principal().replace("User:", ""),
                                acl.pattern()
                                    .resourceType()
                                    .name()
                                    .toLowerCase(Locale.ROOT)
                                    .replace('_', '-'),
                                acl.pattern().patternType().name().toLowerCase(Locale.ROOT),
                                acl.pattern().name()),
                    TreeMap::new,
                    Collectors.mapping(
                        acl -> " " + acl.entry().operation().name(), Collectors.toList())))
            .entrySet()
            .stream()
            .map(
                entry ->
                    entry.getKey()
                        + entry.getValue().stream()
                            .sorted()
                            .distinct()
                            .collect(Collectors.joining())
                        + "\n")
            .collect(Collectors.joining());
  }
}
