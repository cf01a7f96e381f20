package dev.innovationpipeline.cli.operations;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.cli.client.ClientException;
import dev.innovationpipeline.cli.operations.JobSummary.SkippedRuns;
import dev.innovationpipeline.schema.wire.WireJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The steps that a job has taken, one line of JSON each, so that another process can continue it. A
 * last line that was cut off is dropped; its step is repeated, which the server recognises.
 */
final class JobJournal implements AutoCloseable {

  static final String SKIPPED = "SKIPPED";

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private final FileChannel file;
  private final Map<String, String> states = new LinkedHashMap<>();
  private final Map<String, Integer> attempts = new LinkedHashMap<>();
  private final Map<String, SkippedRuns> skipped = new LinkedHashMap<>();
  private JsonNode head = WireJson.MAPPER.createObjectNode();
  private boolean selected;

  private JobJournal(FileChannel file) {
    this.file = file;
  }

  /** Creates the journal of a new job. */
  static JobJournal begin(Path directory, ObjectNode request, RunSelection selection)
      throws IOException {
    Files.createDirectories(directory);
    Instant now = Instant.now();
    String id = "job-" + STAMP.format(now) + "-" + UUID.randomUUID().toString().substring(0, 4);
    JobJournal journal = hold(directory.resolve(id + ".jsonl"), StandardOpenOption.CREATE_NEW);
    ObjectNode head = WireJson.MAPPER.createObjectNode();
    head.put("job", id).put("begun", now.toString()).set("request", request.put("job_id", id));
    head.set("selection", selection.toJson());
    journal.head = head;
    journal.write(head);
    return journal;
  }

  /**
   * Opens the journal of a job that stopped.
   *
   * @throws ClientException when there is no such job, or another process runs it
   */
  static JobJournal open(Path directory, String jobId) throws IOException {
    Path path = directory.resolve(jobId.replaceAll("[^\\w.-]", "_") + ".jsonl");
    if (!Files.isRegularFile(path)) {
      throw new ClientException("There is no job " + jobId + " in " + directory + ".", null);
    }
    JobJournal journal = hold(path, StandardOpenOption.WRITE);
    long whole = 0;
    List<String> lines = new ArrayList<>();
    String text = Files.readString(path);
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', (int) whole)) {
      lines.add(text.substring((int) whole, end));
      whole = end + 1L;
    }
    journal.file.truncate(text.substring(0, (int) whole).getBytes(UTF_8).length);
    journal.file.position(journal.file.size());
    lines.forEach(journal::replay);
    return journal;
  }

  String jobId() {
    return head.path("job").asString("");
  }

  Instant begun() {
    return Instant.parse(head.path("begun").asString(""));
  }

  /** The body of each reprocess request. */
  JsonNode request() {
    return head.path("request");
  }

  /** The selection that the job began with. */
  RunSelection selection() {
    return RunSelection.of(head.path("selection"));
  }

  boolean isSelected() {
    return selected;
  }

  /** Fixes the runs of the job, before the first request. */
  void select(List<String> runs) throws IOException {
    ObjectNode line = WireJson.MAPPER.createObjectNode();
    runs.forEach(line.putArray("selected")::add);
    write(line);
    replay(line.toString());
  }

  /** Runs without a request yet. */
  List<String> unsent() {
    return states.entrySet().stream()
        .filter(run -> run.getValue().isEmpty())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Requested runs that are not known to have ended, with their attempts. */
  Map<String, Integer> unfinished() {
    Map<String, Integer> unfinished = new LinkedHashMap<>();
    states.forEach(
        (run, state) -> {
          if (state.equals("SENT")) {
            unfinished.put(run, attempts.getOrDefault(run, 1));
          }
        });
    return unfinished;
  }

  void sent(String run, int attempt) throws IOException {
    note(
        WireJson.MAPPER
            .createObjectNode()
            .put("run", run)
            .put("state", "SENT")
            .put("attempt", attempt));
  }

  /** Notes the status with which a run's attempt has ended. */
  void ended(String run, String status, String why) throws IOException {
    note(WireJson.MAPPER.createObjectNode().put("run", run).put("state", status).put("why", why));
  }

  /**
   * Notes that the job leaves a run alone.
   *
   * @param code of the reason; empty for none
   */
  void skipped(String run, String code, String why) throws IOException {
    note(
        WireJson.MAPPER
            .createObjectNode()
            .put("run", run)
            .put("state", SKIPPED)
            .put("code", code)
            .put("why", why));
  }

  JobSummary summary() {
    return JobSummary.of(jobId(), states.values(), List.copyOf(skipped.values()));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private void note(ObjectNode line) throws IOException {
    write(line);
    replay(line.toString());
  }

  private void replay(String line) {
    JsonNode step = read(line);
    if (step.has("job")) {
      head = step;
    } else if (step.has("selected")) {
      selected = true;
      step.path("selected").forEach(run -> states.put(run.asString(""), ""));
    } else if (step.has("run")) {
      String run = step.path("run").asString("");
      states.put(run, step.path("state").asString(""));
      if (step.has("attempt")) {
        attempts.put(run, step.path("attempt").asInt());
      }
      if (step.path("state").asString("").equals(SKIPPED)) {
        skipped(run, step);
      }
    }
  }

  /** Reasons name runs and stages, so that equal ones differ in words; the code does not. */
  private void skipped(String run, JsonNode step) {
    String code = step.path("code").asString("");
    String why = step.path("why").asString("");
    skipped.merge(
        code.isEmpty() ? why : code,
        new SkippedRuns(code, 1, run, why),
        (first, next) -> new SkippedRuns(code, first.runs() + 1, first.run(), first.why()));
  }

  private void write(ObjectNode line) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(UTF_8));
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
  }

  private static JsonNode read(String line) {
    try {
      return WireJson.MAPPER.readTree(line);
    } catch (JacksonException e) {
      throw new ClientException("The job's journal has a line that is not JSON: " + line, e);
    }
  }

  private static JobJournal hold(Path path, StandardOpenOption how) throws IOException {
    FileChannel file = FileChannel.open(path, how, StandardOpenOption.WRITE);
    try {
      if (file.tryLock() != null) {
        return new JobJournal(file);
      }
    } catch (OverlappingFileLockException e) {
      // The lock is held in this process; the exception below reports it.
    }
    file.close();
    throw new ClientException("Another process runs the job of " + path + ".", null);
  }
}
