package dev.innovationpipeline.ingest.status.topology;

import dev.innovationpipeline.schema.run.RunStatus;
import java.nio.charset.StandardCharsets;

/** Counts the runs that were added one by one, and can be unable to read what it saved. */
final class CountingSummary implements StatusView.Summary {

  int added;
  int restored;
  boolean readable = true;
  String text = "";

  @Override
  public void add(RunStatus status) {
    added++;
  }

  @Override
  public void clear() {
    added = 0;
    text = "";
  }

  @Override
  public byte[] save() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public boolean restore(byte[] saved) {
    if (!readable) {
      return false;
    }
    restored++;
    text = new String(saved, StandardCharsets.UTF_8);
    return true;
  }
}
