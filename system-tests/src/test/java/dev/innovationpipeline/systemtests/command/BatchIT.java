package dev.innovationpipeline.systemtests.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.local.model.FaultMode;
import dev.innovationpipeline.local.model.FaultPlan;
import dev.innovationpipeline.schema.wire.WireJson;
import dev.innovationpipeline.systemtests.SampleText;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Batches by HTTP and commands, through every real part. */
class BatchIT {

  private static final List<String> COMPANIES =
      List.of("lactalis-canada", "mccormick-usa", "columbia-sportswear");

  @TempDir static Path directory;
  private static CommandedPipeline pipeline;

  @BeforeAll
  static void start() throws Exception {
    pipeline = CommandedPipeline.start(directory);
    pipeline.model(FaultPlan.NONE);
  }

  @AfterAll
  static void stop() {
    pipeline.close();
  }

  @Test
  void aDocumentIsReadOnceForAllCompanies() throws Exception {
    int calls = pipeline.modelCalls();
    JsonNode accepted = submit("once");
    assertThat(accepted.path("runs")).hasSize(3);
    assertThat(submit("once")).as("repeated").isEqualTo(accepted);
    awaitEnd("once");

    JsonNode batch = pipeline.body("/batches/once");
    assertThat(batch.path("counts").path("COMPLETED").asInt()).isEqualTo(3);
    assertThat(pipeline.modelCalls() - calls).as("3 + 3 × 2").isEqualTo(9);
    assertThat(batch.at("/runs/1/shared_by").asString()).isEqualTo("once.1.1");
    for (int company = 1; company <= 3; company++) {
      pipeline.awaitCards("once.1." + company);
    }
    JsonNode first = pipeline.body("/runs/once.1.1");
    JsonNode second = pipeline.body("/runs/once.1.2");
    assertThat(second.path("inspirations")).isEqualTo(first.path("inspirations")).isNotEmpty();
    for (int stage = 0; stage < 3; stage++) {
      assertThat(second.at("/stages/%d/markdown".formatted(stage)))
          .isEqualTo(first.at("/stages/%d/markdown".formatted(stage)));
    }
    assertThat(second.at("/cards/0/title")).isNotEqualTo(first.at("/cards/0/title"));
    assertThat(pipeline.body("/runs/once.1.2/evidence").toString()).contains("quotes");
    assertThat(pipeline.body("/batches").path("batches").valueStream())
        .anyMatch(each -> each.path("batch_id").asString().equals("once"));

    Map<String, String> before = pipeline.checksums("nothing is left out");
    assertThat(pipeline.run("rebuild-database")).isZero();
    assertThat(pipeline.checksums("nothing is left out")).isEqualTo(before);

    assertThat(pipeline.run("forget", "once.1.1")).isZero();
    pipeline.awaitCards("once.1.2");
    assertThat(pipeline.body("/batches/once").path("runs")).hasSize(2);
    assertThat(pipeline.texts("SELECT run_id FROM batch_run WHERE batch_id = 'once' ORDER BY 1"))
        .containsExactly("once.1.2", "once.1.3");
  }

  @Test
  @Timeout(180)
  void theStreamOfABatchHasItsFiguresAndEndsWithIt() throws Exception {
    submit("streamed", 3);
    List<JsonNode> figures = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    pipeline
        .client()
        .follow(
            "/batches/streamed/events",
            line -> {
              if (line.startsWith("id:")) {
                ids.add(line.substring("id:".length()));
              } else if (line.startsWith("data:")) {
                JsonNode batch = WireJson.MAPPER.readTree(line.substring("data:".length()));
                figures.add(batch);
                if (batch.at("/runs/0/waiting_for").asString("").equals("review")) {
                  assertThat(pipeline.run("review", "streamed.1.1", "approve")).isZero();
                }
              }
            });

    assertThat(figures).doesNotHaveDuplicates().hasSizeGreaterThan(1);
    assertThat(figures.getFirst().path("ended").asBoolean()).isFalse();
    assertThat(figures.getLast()).isEqualTo(pipeline.body("/batches/streamed"));
    assertThat(figures.getLast().at("/counts/COMPLETED").asInt()).isEqualTo(3);
    assertThat(statusOfStream("streamed", ids.getFirst())).as("the end is new").isEqualTo(200);
    assertThat(statusOfStream("streamed", ids.getLast())).as("the end is known").isEqualTo(204);
    assertThat(statusOfStream("nothing", "")).isEqualTo(404);
  }

  private static int statusOfStream(String batch, String lastEventId) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(pipeline.serverUrl() + "/batches/%s/events".formatted(batch)))
            .header("Last-Event-ID", lastEventId)
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    }
  }

  @Test
  void anotherLeadsWhereTheFirstIsCancelledBeforeItHasAnythingToShare() throws Exception {
    submit("led", 1);
    pipeline.until("/status/led.1.1", run -> run.path("review").path("stage").asInt() == 1);
    assertThat(pipeline.body("/status/led.1.2").path("waiting_for").asString())
        .isEqualTo("shared_stages");
    assertThat(pipeline.body("/status/led.1.2").path("status").asString()).isEqualTo("PENDING");

    assertThat(pipeline.run("cancel", "led.1.1")).isZero();

    pipeline.until("/status/led.1.2", run -> run.path("review").path("stage").asInt() == 1);
    assertThat(pipeline.run("review", "led.1.2", "approve")).isZero();
    awaitEnd("led");
    JsonNode counts = pipeline.body("/batches/led").path("counts");
    assertThat(counts.path("COMPLETED").asInt()).isEqualTo(2);
    assertThat(counts.path("CANCELLED").asInt()).isEqualTo(1);
  }

  @Test
  void whatFailedWithTheFirstRunIsDoneAgainWithIt() throws Exception {
    pipeline.model(FaultPlan.always(FaultMode.REFUSAL).onStage(2));
    submit("again");
    awaitEnd("again");
    JsonNode failed = pipeline.body("/batches/again");
    assertThat(failed.path("counts").path("FAILED").asInt()).isEqualTo(3);
    assertThat(failed.at("/runs/2/error_code").asString()).isEqualTo("shared_run_failed");
    assertThat(failed.at("/runs/2/error_message").asString()).contains("again.1.1");

    pipeline.model(FaultPlan.NONE);
    int calls = pipeline.modelCalls();
    JsonNode retried = pipeline.client().post("/batches/again/retry", null).expect("retry");
    assertThat(retried.path("run_ids")).hasSize(3);
    awaitEnd("again");
    assertThat(pipeline.body("/batches/again").path("counts").path("COMPLETED").asInt())
        .isEqualTo(3);
    assertThat(pipeline.modelCalls() - calls).as("2 + 3 × 2").isEqualTo(8);
  }

  @Test
  void allThatHasNotEndedIsCancelledAtOnce() throws Exception {
    submit("stopped", 3);
    pipeline.until("/status/stopped.1.1", run -> run.path("review").path("stage").asInt() == 3);
    JsonNode cancelled = pipeline.client().post("/batches/stopped/cancel", null).expect("cancel");
    assertThat(cancelled.path("run_ids")).hasSize(3);
    assertThat(pipeline.body("/batches/stopped").path("counts").path("CANCELLED").asInt())
        .isEqualTo(3);
  }

  @Test
  void foldersAndArchivesAreBatchesOfDocuments() throws Exception {
    Path folder = Files.createDirectories(directory.resolve("reports"));
    Files.writeString(folder.resolve("a.txt"), SampleText.TEXT);
    Files.writeString(folder.resolve(".hidden"), "Nobody means it.");
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(folder.resolve("more.zip")))) {
      for (String name : List.of("in/b.txt", "in/bad.zip", "in/c.txt")) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write((name + " " + SampleText.TEXT).getBytes(UTF_8));
        zip.closeEntry();
      }
    }
    String[] command = {
      "batch",
      folder.toString(),
      "--company",
      "lactalis-canada,mccormick-usa",
      "--batch-id",
      "folder",
      "--watch"
    };
    assertThat(pipeline.run(command)).isZero();
    JsonNode batch = pipeline.body("/batches/folder");
    assertThat(batch.path("runs")).hasSize(6);
    assertThat(batch.path("runs").valueStream().map(run -> run.path("document_name").asString()))
        .containsExactly("a.txt", "a.txt", "b.txt", "b.txt", "c.txt", "c.txt");
    assertThat(pipeline.run("batch", "status", "folder")).isZero();
    assertThat(pipeline.run("batch", "list", "--json")).isZero();
    assertThat(pipeline.run("batch", "cancel", "folder")).as("nothing is left to do").isZero();
    assertThat(pipeline.run("batch", "retry", "folder")).isZero();
    assertThat(pipeline.run("batch", folder.toString())).as("without a company").isEqualTo(1);
  }

  @Test
  void whatCannotStartIsRefusedWithEveryWrongField() throws Exception {
    assertThat(refusal(List.of(), List.of("lactalis-canada"))).contains("blob_urls");
    assertThat(refusal(List.of("ftp://x"), List.of())).contains("must begin with", "company_ids");
    String document = pipeline.document();
    assertThat(refusal(List.of(document, document), COMPANIES)).contains("twice");
    assertThat(refusal(List.of(document), List.of("lactalis-canada", "nobody-knows-it")))
        .contains("names no company with a profile");
    List<String> many = IntStream.range(0, 100).mapToObj(n -> "https://example.com/" + n).toList();
    assertThat(refusal(many, COMPANIES)).contains("pipeline.batches.max-runs");
    assertThat(pipeline.client().get("/batches/nothing").status()).isEqualTo(404);
    submit("taken");
    var other = request("taken", List.of(document), List.of("lactalis-canada"));
    assertThat(pipeline.client().post("/batches", other).status()).isEqualTo(409);
  }

  private static String refusal(List<String> documents, List<String> companies)
      throws InterruptedException {
    var answer = pipeline.client().post("/batches", request("refused", documents, companies));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(pipeline.client().get("/batches/refused").status()).isEqualTo(404);
    return answer.body().toString();
  }

  private static ObjectNode request(String batch, List<String> documents, List<String> companies) {
    ObjectNode body =
        WireJson.MAPPER.createObjectNode().put("batch_id", batch).put("user_id", "it");
    var urls = body.putArray("blob_urls");
    documents.forEach(urls::add);
    var ids = body.putArray("company_ids");
    companies.forEach(ids::add);
    return body;
  }

  private static JsonNode submit(String batch, int... reviewAfter) throws InterruptedException {
    ObjectNode body = request(batch, List.of(pipeline.document()), COMPANIES);
    if (reviewAfter.length > 0) {
      var stages = body.putArray("review_after");
      for (int stage : reviewAfter) {
        stages.add(stage);
      }
    }
    return pipeline.client().post("/batches", body).expect("start the batch");
  }

  private static void awaitEnd(String batch) {
    pipeline.until("/batches/" + batch, body -> body.path("ended").asBoolean());
  }
}
