package dev.innovationpipeline.systemtests;

import dev.innovationpipeline.schema.topic.Topic;
import dev.innovationpipeline.schema.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** The table of rights in the documentation, as a broker takes it. */
public record AccessRights(Topics topics, List<String> logins) {

  public List<AclBinding> documented() throws IOException {
    return Files.readAllLines(Path.of("..", "docs", "kafka.md")).stream()
        .dropWhile(line -> !line.startsWith("| login | resource |"))
        .skip(2)
        .takeWhile(line -> line.startsWith("|"))
        .map(line -> line.split("\\|", -1))
        .flatMap(this::row)
        .toList();
  }

  private Stream<AclBinding> row(String[] cells) {
    List<String> who = cells[1].strip().equals("each") ? logins : List.of(cells[1].strip());
    ResourceType type =
        ResourceType.valueOf(cells[2].strip().replace(' ', '_').toUpperCase(Locale.ROOT));
    List<ResourcePattern> names =
        parts(cells[3]).flatMap(this::names).map(name -> pattern(type, name)).toList();
    return who.stream()
        .flatMap(
            login ->
                names.stream()
                    .flatMap(
                        name ->
                            parts(cells[4])
                                .map(operation -> new AclBinding(name, allow(login, operation)))));
  }

  private Stream<String> names(String words) {
    return switch (words) {
      case "events" -> topics.events().stream().map(Topic::name);
      case "dead letters" -> topics.events().stream().map(topics::deadLettersOf).map(Topic::name);
      default -> Stream.of(words.replace("`", "").replaceFirst("^P", topics.prefix()));
    };
  }

  private static ResourcePattern pattern(ResourceType type, String name) {
    return name.endsWith("*")
        ? new ResourcePattern(type, name.substring(0, name.length() - 1), PatternType.PREFIXED)
        : new ResourcePattern(type, name, PatternType.LITERAL);
  }

  private static AccessControlEntry allow(String login, String operation) {
    return new AccessControlEntry(
        "User:" + login, "*", AclOperation.valueOf(operation), AclPermissionType.ALLOW);
  }

  private static Stream<String> parts(String cell) {
    return Arrays.stream(cell.split(",", -1)).map(String::strip);
  }
}
