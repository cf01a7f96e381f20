package dev.innovationpipeline.ingest.export.flat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.ingest.export.content.ExportTitle;
import dev.innovationpipeline.ingest.export.content.ExportWriter;
import dev.innovationpipeline.ingest.export.content.ExportedCard;
import dev.innovationpipeline.ingest.export.content.ExportedRun;
import dev.innovationpipeline.ingest.export.content.PlainText;
import dev.innovationpipeline.ingest.export.content.Revision;
import dev.innovationpipeline.ingest.note.NotedCard;
import dev.innovationpipeline.schema.result.Inspiration;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Markdown for people, with the inspirations and texts of a run after its cards. */
public final class MarkdownExport implements ExportWriter {

  private final Writer out;
  private boolean begun;

  public MarkdownExport(OutputStream out) {
    this.out = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
  }

  @Override
  public void add(ExportedRun run) throws IOException {
    out.write(begun ? "\n" : "");
    begun = true;
    out.write(
        blocks(run).stream().filter(block -> !block.isBlank()).collect(Collectors.joining("\n\n")));
    out.write('\n');
  }

  private static List<String> blocks(ExportedRun run) {
    List<String> blocks = new ArrayList<>();
    blocks.add("# Opportunities for " + run.company());
    String day = ExportTitle.day(run.when());
    blocks.add(
        "From *%s*%s. Run `%s`."
            .formatted(run.document(), day.isEmpty() ? "" : ", " + day, run.id()));
    run.losses().forEach(loss -> blocks.add("> " + loss));
    run.cards().forEach(card -> addCard(card, blocks));
    if (!run.inspirations().isEmpty()) {
      blocks.add("# Inspirations");
    }
    for (Inspiration inspiration : run.inspirations()) {
      blocks.add("## " + inspiration.title());
      blocks.add(inspiration.content());
      blocks.add(list(inspiration.keyElements()));
    }
    for (ExportedRun.Output output : run.prose()) {
      blocks.add("# Stage %d: %s".formatted(output.stage(), output.title()));
      blocks.add(lowered(output.markdown()));
    }
    return blocks;
  }

  private static void addCard(ExportedCard card, List<String> blocks) {
    blocks.add("## %d. %s".formatted(card.card().number(), card.title()));
    if (!card.card().tagline().isBlank()) {
      blocks.add("*%s*".formatted(card.card().tagline()));
    }
    Revision revision = card.revision();
    if (revision != null) {
      blocks.add("> " + revision.sentence());
    }
    card.parts().forEach(part -> blocks.add("**%s:** %s".formatted(part.label(), part.text())));
    if (!card.grounds().isEmpty()) {
      blocks.add("**Rests on:**");
      blocks.add(list(card.grounds()));
    }
    if (!card.replaced().isEmpty()) {
      blocks.add("**As the model wrote it:**");
      blocks.add(list(card.replaced().stream().map(PlainText::line).toList()));
    }
    card.warnings().forEach(warning -> blocks.add("> " + warning));
    if (card.starred()) {
      blocks.add("★ starred");
    }
    if (card.noted() != null) {
      blocks.add(words(card.noted()));
    }
  }

  private static String words(NotedCard noted) {
    List<String> words = new ArrayList<>(List.of("Status: " + noted.status().replace('_', ' ')));
    if (noted.rating() != null) {
      words.add(
          String.format(Locale.ROOT, "rated %.1f of 5 by %d", noted.rating(), noted.ratings()));
    }
    if (!noted.tags().isEmpty()) {
      words.add("tags: " + String.join(", ", noted.tags()));
    }
    return String.join(" · ", words);
  }

  private static String list(List<String> items) {
    return items.stream().map(item -> "- " + item).collect(Collectors.joining("\n"));
  }

  /** Its headings are below that of the stage. */
  private static String lowered(String markdown) {
    return markdown
        .lines()
        .map(line -> line.startsWith("#") ? "#" + line : line)
        .collect(Collectors.joining("\n"));
  }

  @Override
  public void finish() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
