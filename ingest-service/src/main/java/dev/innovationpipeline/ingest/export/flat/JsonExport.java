package dev.innovationpipeline.ingest.export.flat;

import dev.innovationpipeline.ingest.export.content.ExportTitle;
import dev.innovationpipeline.ingest.export.content.ExportWriter;
import dev.innovationpipeline.ingest.export.content.ExportedRun;
import java.io.OutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * One run as {@code GET /runs/{run_id}} answers; several as an object with the time and an array of
 * these.
 */
public final class JsonExport implements ExportWriter {

  private final JsonGenerator json;
  private final boolean isOneRun;

  public JsonExport(ExportTitle title, JsonMapper mapper, OutputStream out) {
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
    json.writePOJO(run.answer());
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
