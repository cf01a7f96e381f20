package dev.innovationpipeline.ingest.export;

import dev.innovationpipeline.ingest.export.content.ExportName;
import dev.innovationpipeline.ingest.export.content.ExportTitle;
import dev.innovationpipeline.ingest.export.content.ExportWriter;
import dev.innovationpipeline.ingest.export.content.ExportedRun;
import dev.innovationpipeline.ingest.export.flat.CsvExport;
import dev.innovationpipeline.ingest.export.flat.JsonExport;
import dev.innovationpipeline.ingest.export.flat.MarkdownExport;
import dev.innovationpipeline.ingest.export.font.TextMeasure;
import dev.innovationpipeline.ingest.export.office.TextExport;
import dev.innovationpipeline.ingest.export.office.WorkbookExport;
import dev.innovationpipeline.ingest.export.pdf.PdfExport;
import dev.innovationpipeline.ingest.export.slide.SlideExport;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.problem.Problems.FieldError;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.json.JsonMapper;

/** Writes exports to files, run by run, so that a failure is an answer and no half of a file. */
final class ExportFiles {

  private final ExportReader reader;
  private final JsonMapper json;
  private final InstantSource clock;
  private final int maxCards;

  /**
   * @param maxCards of a format that is in memory until it is complete
   */
  ExportFiles(ExportReader reader, JsonMapper json, InstantSource clock, int maxCards) {
    this.reader = reader;
    this.json = json;
    this.clock = clock;
    this.maxCards = maxCards;
  }

  /** Read with the first slides, not when the service starts. */
  private static final class Metrics {

    private static final TextMeasure MEASURE = new TextMeasure();
  }

  /** A file that is complete. */
  record Written(String name, int runs, int cards, Set<String> companies) {}

  /**
   * @param file is deleted again when it cannot be written
   * @throws org.springframework.web.ErrorResponseException 404 where nothing is to be exported, 400
   *     for too many cards
   */
  Written write(ExportPlan plan, Path file, ExportPlan.Progress progress) throws IOException {
    boolean complete = false;
    try {
      Written written = fill(plan, file, progress);
      complete = true;
      return written;
    } finally {
      if (!complete) {
        Files.deleteIfExists(file);
      }
    }
  }

  private Written fill(ExportPlan plan, Path file, ExportPlan.Progress progress)
      throws IOException {
    Optional<ExportedRun> only =
        plan.runs().size() == 1 ? read(plan, plan.runs().getFirst()) : Optional.empty();
    ExportTitle title =
        only.map(run -> ExportTitle.of(run, clock.instant()))
            .orElseGet(() -> ExportTitle.ofRuns(clock.instant()));
    int cards = 0;
    int runs = 0;
    Set<String> companies = new TreeSet<>();
    try (ExportWriter writer =
        writer(plan.format(), title, new BufferedOutputStream(Files.newOutputStream(file)))) {
      for (int i = 0; i < plan.runs().size(); i++) {
        Optional<ExportedRun> run = only.isPresent() ? only : read(plan, plan.runs().get(i));
        if (run.isPresent()) {
          cards += run.get().cards().size();
          runs++;
          refuseTooMany(plan.format(), cards);
          companies.add(run.get().companyId());
          writer.add(run.get());
        }
        progress.at(i + 1, cards);
      }
      if (cards == 0) {
        throw Problems.notFound(
            plan.runs().size() == 1
                ? "The run %s has no cards yet.".formatted(plan.runs().getFirst())
                : "There is nothing to export: no run that was found has cards.");
      }
      writer.finish();
    }
    return new Written(name(only, plan.format()), runs, cards, companies);
  }

  private Optional<ExportedRun> read(ExportPlan plan, String run) {
    return reader.read(run, plan.selection(), plan.caller());
  }

  private void refuseTooMany(ExportFormat format, int cards) {
    if (format.isInMemory() && cards > maxCards) {
      throw Problems.invalid(
          List.of(
              new FieldError(
                  "format",
                  "takes at most %,d cards; choose fewer, or one of xlsx, csv, json, md"
                      .formatted(maxCards))));
    }
  }

  private ExportWriter writer(ExportFormat format, ExportTitle title, OutputStream out)
      throws IOException {
    return switch (format) {
      case PPTX -> new SlideExport(title, Metrics.MEASURE, out);
      case DOCX -> new TextExport(title, out);
      case XLSX -> new WorkbookExport(out);
      case PDF -> new PdfExport(title, out);
      case MD -> new MarkdownExport(out);
      case JSON -> new JsonExport(title, json, out);
      case CSV -> new CsvExport(out);
    };
  }

  /** As the page names files: the document and the company, or the day. */
  private String name(Optional<ExportedRun> only, ExportFormat format) {
    return only.map(run -> ExportName.of(run.document(), run.companyId()))
            .orElseGet(() -> "opportunities-" + clock.instant().toString().substring(0, 10))
        + "."
        + format.wireName();
  }
}
