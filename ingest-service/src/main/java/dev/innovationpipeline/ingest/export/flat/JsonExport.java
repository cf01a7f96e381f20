package dev.innovationpipeline.ingest.export.flat;

import dev.innovationpipeline.ingest.export.content.ExportTitle;
import dev.innovationpipeline.ingest.export.content.ExportWriter;
import dev.innovationpipeline.ingest.export.content.ExportedCard;
import dev.innovationpipeline.ingest.export.content.ExportedRun;
import dev.innovationpipeline.ingest.note.NotedCard;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One run as {@code GET /runs/{run_id}} answers, its cards with the notes of people; several as an
 * object with the time and an array of these.
 */
public final class JsonExport implements ExportWriter {

  private final JsonMapper mapper;
  private final JsonGenerator json;
  private final boolean isOneRun;

  public JsonExport(ExportTitle title, JsonMapper mapper, OutputStream out) {
    this.mapper = mapper;
    json = mapper.writer().withDefaultPrettyPrinter().createGenerator(out);
    isOneRun = title.run() != null;
    if (!isOneRun) {
      json.writeStartObject();
      json.writeStringProperty("exported_at", title.exportedAt().toString());
      json.writeArrayPropertyStart("runs");
    }
  }

  @Override
  public void add(ExportedRun run) {
    JsonNode answer = mapper.valueToTree(run.answer());
    Map<Integer, NotedCard> notes = new HashMap<>();
    for (ExportedCard card : run.cards()) {
      if (card.noted() != null) {
        notes.put(card.card().number(), card.noted());
      }
    }
    for (JsonNode card : answer.path("cards")) {
      NotedCard noted = notes.get(card.path("number").asInt(0));
      if (noted != null && card instanceof ObjectNode fields) {
        fields.set("noted", mapper.valueToTree(noted));
      }
    }
    json.writePOJO(answer);
  }

  @Override
  public void finish() {
    if (!isOneRun) {
      json.writeEndArray();
      json.writeEndObject();
    }
    json.flush();
  }

  @Override
  public void close() {
    json.close();
  }
}
