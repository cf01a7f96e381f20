package dev.innovationpipeline.ingest.export.content;

import java.io.Closeable;
import java.io.IOException;

/** Writes runs in a format, one after the other. */
public interface ExportWriter extends Closeable {

  void add(ExportedRun run) throws IOException;

  /** Completes the file; closing without it leaves a part of one. */
  void finish() throws IOException;

  /** Frees what writing took, whether or not it was finished. */
  @Override
  void close() throws IOException;
}
