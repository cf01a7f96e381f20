package dev.innovationpipeline.schema.wire;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What a new AsyncAPI document does to those who go by a released one: their topics, types of
 * events and headers. {@link SchemaChange} judges the payloads.
 */
final class AsyncApiChange {

  private static final String RETENTION = "/bindings/kafka/topicConfiguration";

  private final JsonNode released;
  private final JsonNode current;
  private final List<String> breaks = new ArrayList<>();

  private AsyncApiChange(JsonNode released, JsonNode current) {
    this.released = released;
    this.current = current;
  }

  /** One sentence for each break; empty when there is none. */
  static List<String> breaks(JsonNode released, JsonNode current) {
    AsyncApiChange change = new AsyncApiChange(reread(released), reread(current));
    change
        .released
        .path("channels")
        .propertyStream()
        .forEach(channel -> change.channel(channel.getKey(), channel.getValue()));
    return List.copyOf(change.breaks);
  }

  /** Numbers of a document that was read as YAML, and of one that code made, are alike then. */
  private static JsonNode reread(JsonNode document) {
    return WireJson.MAPPER.readTree(document.toString());
  }

  private void channel(String name, JsonNode before) {
    JsonNode now = current.path("channels").path(name);
    if (now.isMissingNode()) {
      breaks.add("The channel %s is gone; its subscribers need it.".formatted(name));
      return;
    }
    same("The address of the channel " + name, before.path("address"), now.path("address"));
    same("The retention of the channel " + name, before.at(RETENTION), now.at(RETENTION));
    before
        .path("messages")
        .propertyStream()
        .forEach(
            message -> {
              String key = message.getKey();
              String title = "The message %s of the channel %s".formatted(key, name);
              if (now.path("messages").has(key)) {
                message(
                    title,
                    resolved(released, message.getValue()),
                    resolved(current, now.path("messages").path(key)));
              } else {
                breaks.add(title + " is gone; its readers need it.");
              }
            });
  }

  private void message(String title, JsonNode before, JsonNode now) {
    same(title + ": its name, which is ce_type,", before.path("name"), now.path("name"));
    same(title + ": its content type", before.path("contentType"), now.path("contentType"));
    same(title + ": its schema", before.path("payload"), now.path("payload"));
    SchemaChange.breaks(
            resolved(released, before.path("headers")), resolved(current, now.path("headers")))
        .forEach(one -> breaks.add(title + ", headers: " + one));
  }

  private void same(String title, JsonNode before, JsonNode now) {
    if (!before.equals(now)) {
      breaks.add("%s was %s and is %s.".formatted(title, before, now));
    }
  }

  private static JsonNode resolved(JsonNode root, JsonNode node) {
    String reference = node.path("$ref").asString("");
    return reference.startsWith("#/") ? root.at(reference.substring(1)) : node;
  }
}
