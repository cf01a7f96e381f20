package dev.innovationpipeline.sink.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.schema.result.Degradation;
import dev.innovationpipeline.schema.result.StageResult;
import dev.innovationpipeline.schema.result.StageResult.Inspirations;
import dev.innovationpipeline.schema.result.StageResult.OpportunityCards;
import dev.innovationpipeline.schema.result.StageResult.Prose;
import dev.innovationpipeline.schema.run.Status;
import dev.innovationpipeline.schema.wire.WireJson;
import dev.innovationpipeline.sink.batch.AttemptState;
import dev.innovationpipeline.sink.batch.Edit;
import dev.innovationpipeline.sink.batch.FactStore.RefusedException;
import dev.innovationpipeline.sink.batch.Output;
import dev.innovationpipeline.sink.batch.ReviewFact;
import dev.innovationpipeline.sink.batch.Star;
import dev.innovationpipeline.sink.batch.StoredJson;
import dev.innovationpipeline.sink.batch.VisibleOutputs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.node.ObjectNode;

/**
 * The files of one run. {@code attempts} holds all that is known, a file for each fact; {@code
 * run.json} and {@code stage1}, {@code stage2} … show what readers see of it, and are derived again
 * whenever a fact comes, so that a crash in between is mended by the batch's next delivery.
 */
final class RunDirectory {

  private static final int MAX_NAME_LENGTH = 255;
  private static final ObjectWriter PRETTY = WireJson.MAPPER.writerWithDefaultPrettyPrinter();

  private final Path directory;

  private RunDirectory(Path directory) {
    this.directory = directory;
  }

  /**
   * Of a run id whatever it is: letters, digits, dash, underscore and inner dots stay, all else is
   * written as its bytes, so that no id leads out of the directory or into another run's.
   *
   * @throws RefusedException when no file system takes so long a name
   */
  static RunDirectory of(Path root, String runId) {
    return new RunDirectory(root.resolve(name(runId)));
  }

  static String name(String runId) {
    StringBuilder name = new StringBuilder();
    for (byte b : runId.getBytes(UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain =
          c >= 'a' && c <= 'z'
              || c >= 'A' && c <= 'Z'
              || c >= '0' && c <= '9'
              || c == '-'
              || c == '_'
              || c == '.' && !name.isEmpty();
      name.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
    }
    if (name.isEmpty() || name.length() > MAX_NAME_LENGTH) {
      throw new RefusedException(
          "The run id cannot be the name of a directory: it is empty or too long.", null);
    }
    return name.toString();
  }

  void add(AttemptState state) {
    Path file = attempt(state.progress().attempt()).resolve("attempt.json");
    put(file, read(file, AttemptState.class).map(state::merge).orElse(state));
  }

  void add(Output output) {
    Path file = output(output.key());
    boolean known =
        read(file, OutputFile.class)
            .filter(present -> !present.completedAt().isBefore(output.completedAt()))
            .isPresent();
    if (!known) {
      put(file, OutputFile.of(output));
    }
  }

  void add(Star star) {
    Path file = attempt(star.key().attempt()).resolve("card" + star.key().card() + ".star.json");
    put(file, read(file, Star.class).map(star::merge).orElse(star));
  }

  void add(Edit edit) {
    Path file = edit(edit.key());
    put(file, read(file, Edit.class).map(edit::merge).orElse(edit));
  }

  void add(ReviewFact review) {
    Path file =
        attempt(review.key().attempt())
            .resolve("review-" + review.key().event().name().toLowerCase(Locale.ROOT) + ".json");
    put(file, read(file, ReviewFact.class).map(review::merge).orElse(review));
  }

  void delete() {
    AtomicFiles.delete(directory);
  }

  /** Makes what readers see fit what is known. */
  void derive() {
    List<AttemptState> states = new ArrayList<>();
    List<Output.Key> known = new ArrayList<>();
    for (Path attempt : AtomicFiles.in(directory.resolve("attempts"))) {
      for (Path file : AtomicFiles.in(attempt)) {
        if (file.endsWith("attempt.json")) {
          read(file, AttemptState.class).ifPresent(states::add);
        } else if (file.getFileName().toString().matches("stage\\d+\\.json")) {
          read(file, OutputFile.class).map(OutputFile::key).ifPresent(known::add);
        }
      }
    }
    Map<Integer, AttemptState> byNumber =
        states.stream()
            .collect(Collectors.toMap(state -> state.progress().attempt(), state -> state));
    Map<Integer, Output.Key> visible = VisibleOutputs.of(known, byNumber);
    List<Degradation> degraded = new ArrayList<>();
    int last = known.stream().mapToInt(Output.Key::stage).max().orElse(0);
    for (int stage = 1; stage <= last; stage++) {
      Path shown = directory.resolve("stage" + stage);
      Output.Key key = visible.get(stage);
      if (key == null) {
        AtomicFiles.delete(shown);
      } else {
        Optional<Output> output = read(output(key), OutputFile.class).map(OutputFile::output);
        output.ifPresent(present -> show(shown, present));
        output.map(Output::degraded).ifPresent(degraded::addAll);
      }
    }
    states.stream()
        .reduce(AttemptState::merge)
        .ifPresent(state -> put(directory.resolve("run.json"), shown(state, degraded)));
  }

  private void show(Path shown, Output output) {
    StageResult result = output.result();
    AtomicFiles.write(shown.resolve("output.md"), result.markdown().getBytes(UTF_8));
    switch (result) {
      case Inspirations r -> put(shown.resolve("inspirations.json"), StoredJson.of(r));
      case OpportunityCards r -> put(shown.resolve("cards.json"), cards(r, output));
      case Prose r -> {
        // Its text is all there is.
      }
    }
  }

  /** With stars, and as people have edited them; then the card of the model is beside it. */
  private JsonNode cards(OpportunityCards result, Output output) {
    JsonNode json = WireJson.MAPPER.valueToTree(StoredJson.of(result));
    Output.Key key = output.key();
    for (JsonNode each : json.path("cards")) {
      ObjectNode card = (ObjectNode) each;
      int number = card.path("number").asInt();
      Path star = attempt(key.attempt()).resolve("card" + number + ".star.json");
      read(edit(new Edit.Key(key.runId(), key.attempt(), key.stage(), number)), Edit.class)
          .ifPresent(edit -> show(edit, card));
      card.put("starred", read(star, Star.class).map(Star::starred).orElse(false));
    }
    return json;
  }

  private static void show(Edit edit, ObjectNode card) {
    ObjectNode made = card.deepCopy();
    card.setAll((ObjectNode) WireJson.MAPPER.valueToTree(edit.output().card()));
    card.putObject("edited")
        .put("version", edit.version())
        .put("by", edit.by())
        .put("at", edit.at().toString());
    card.set("model", made);
  }

  private static Map<String, Object> shown(AttemptState state, List<Degradation> degraded) {
    Map<String, Object> shown = new TreeMap<>();
    shown.put("run_id", state.run().runId());
    shown.put("attempt", state.progress().attempt());
    shown.put("status", state.status());
    shown.put("current_stage", state.currentStage());
    shown.put("user_id", state.run().userId());
    shown.put("company_id", state.run().companyId());
    shown.put("blob_url", state.run().blobUrl());
    shown.put("cost_usd", state.usage().costUsd());
    shown.put("created_at", state.run().requestedAt());
    shown.put("updated_at", state.updatedAt());
    Optional.ofNullable(state.error()).ifPresent(error -> shown.put("error_message", error));
    Optional.ofNullable(state.errorCode()).ifPresent(code -> shown.put("error_code", code));
    Optional.ofNullable(state.completedAt()).ifPresent(at -> shown.put("completed_at", at));
    if (state.status() == Status.COMPLETED && !degraded.isEmpty()) {
      shown.put("degraded", degraded);
    }
    return shown;
  }

  private Path attempt(int number) {
    return directory.resolve("attempts").resolve(String.valueOf(number));
  }

  private Path edit(Edit.Key key) {
    String edited = key.card() == 0 ? "stage" + key.stage() : "card" + key.card();
    return attempt(key.attempt()).resolve(edited + ".edit.json");
  }

  private Path output(Output.Key key) {
    return attempt(key.attempt()).resolve("stage" + key.stage() + ".json");
  }

  private static void put(Path file, @Nullable Object value) {
    AtomicFiles.write(file, PRETTY.writeValueAsBytes(value));
  }

  private static <T> Optional<T> read(Path file, Class<T> type) {
    return AtomicFiles.read(file).map(bytes -> WireJson.MAPPER.readValue(bytes, type));
  }
}
