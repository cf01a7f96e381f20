package dev.innovationpipeline.sink.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.sink.batch.FactBatch;
import dev.innovationpipeline.sink.batch.FactStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Writes facts to files; a repeated write changes nothing. A file is atomic, a batch is not: what a
 * crash leaves undone is done when the batch comes again. An emptied directory fills itself.
 */
final class FileRecorder implements FactStore {

  private final Path directory;

  FileRecorder(Path directory) {
    this.directory = directory;
  }

  @Override
  public String system() {
    return "file";
  }

  /** In a file that goes with the others. */
  @Override
  public synchronized String generation() {
    Path file = directory.resolve(".epoch");
    return AtomicFiles.read(file)
        .map(bytes -> new String(bytes, UTF_8))
        .orElseGet(
            () -> {
              String generation = UUID.randomUUID().toString();
              AtomicFiles.write(file, generation.getBytes(UTF_8));
              return generation;
            });
  }

  @Override
  public boolean record(FactBatch batch, Set<Integer> partitions, String generation) {
    if (!generation().equals(generation)) {
      return false;
    }
    for (String run : batch.forgotten()) {
      AtomicFiles.write(forgotten(run), new byte[0]);
      RunDirectory.of(directory, run).delete();
    }
    Set<String> runs = new TreeSet<>(batch.runs());
    runs.removeIf(run -> Files.exists(forgotten(run)));
    batch.attempts().values().stream()
        .filter(state -> runs.contains(state.run().runId()))
        .forEach(state -> RunDirectory.of(directory, state.run().runId()).add(state));
    batch.outputs().values().stream()
        .filter(output -> runs.contains(output.key().runId()))
        .forEach(output -> RunDirectory.of(directory, output.key().runId()).add(output));
    batch.stars().values().stream()
        .filter(star -> runs.contains(star.key().runId()))
        .forEach(star -> RunDirectory.of(directory, star.key().runId()).add(star));
    batch.edits().values().stream()
        .filter(edit -> runs.contains(edit.key().runId()))
        .forEach(edit -> RunDirectory.of(directory, edit.key().runId()).add(edit));
    batch.reviews().values().stream()
        .filter(review -> runs.contains(review.key().runId()))
        .forEach(review -> RunDirectory.of(directory, review.key().runId()).add(review));
    runs.forEach(run -> RunDirectory.of(directory, run).derive());
    return true;
  }

  private Path forgotten(String run) {
    return directory.resolve(".forgotten").resolve(RunDirectory.name(run));
  }
}
