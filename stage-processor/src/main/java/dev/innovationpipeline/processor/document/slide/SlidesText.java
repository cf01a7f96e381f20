package dev.innovationpipeline.processor.document.slide;

import dev.innovationpipeline.processor.document.fetch.DocumentFailures;
import dev.innovationpipeline.processor.document.fetch.SpooledFile;
import dev.innovationpipeline.processor.document.text.Document;
import dev.innovationpipeline.processor.document.text.Shown;
import dev.innovationpipeline.processor.document.text.TableText;
import dev.innovationpipeline.processor.document.text.TextBlocks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.poi.hpsf.SummaryInformation;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.sl.usermodel.GroupShape;
import org.apache.poi.sl.usermodel.Notes;
import org.apache.poi.sl.usermodel.Placeholder;
import org.apache.poi.sl.usermodel.Shape;
import org.apache.poi.sl.usermodel.Slide;
import org.apache.poi.sl.usermodel.SlideShow;
import org.apache.poi.sl.usermodel.SlideShowFactory;
import org.apache.poi.sl.usermodel.TableCell;
import org.apache.poi.sl.usermodel.TableShape;
import org.apache.poi.sl.usermodel.TextParagraph;
import org.apache.poi.sl.usermodel.TextRun;
import org.apache.poi.sl.usermodel.TextShape;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFDiagram;
import org.jspecify.annotations.Nullable;

/**
 * Extracts the text of PPTX and PPT files slide by slide, with the notes. Hidden slides are left
 * out.
 */
public final class SlidesText {

  private static final Set<Placeholder> RUNNING =
      Set.of(
          Placeholder.DATETIME, Placeholder.SLIDE_NUMBER, Placeholder.FOOTER, Placeholder.HEADER);

  private final TextBlocks blocks;

  /** Of the slide, until its shape is found. */
  private @Nullable String title;

  private SlidesText(TextBlocks blocks) {
    this.blocks = blocks;
  }

  public static Document read(SpooledFile file, String mediaType) throws IOException {
    TextBlocks shown = new TextBlocks();
    TextBlocks hidden = new TextBlocks();
    int slides = 0;
    String title;
    try (SlideShow<?, ?> show = SlideShowFactory.create(file.path().toFile(), null, true)) {
      for (Slide<?, ?> slide : show.getSlides()) {
        slides++;
        new SlidesText(slide.isHidden() ? hidden : shown).add(slide, slides);
      }
      title = titleOf(show);
    }
    if (shown.isEmpty() && hidden.isEmpty() && slides > 0) {
      throw DocumentFailures.noText();
    }
    return new Document(shown, mediaType, Math.max(1, slides), Shown.wordsOf(hidden.toString()))
        .titled(title);
  }

  private static @Nullable String titleOf(SlideShow<?, ?> show) {
    return switch (show) {
      case XMLSlideShow pptx -> pptx.getProperties().getCoreProperties().getTitle();
      case HSLFSlideShow ppt -> {
        SummaryInformation summary = ppt.getSlideShowImpl().getSummaryInformation();
        yield summary == null ? null : summary.getTitle();
      }
      default -> null;
    };
  }

  /** A slide without text is none. */
  private void add(Slide<?, ?> slide, int number) {
    TextBlocks content = new TextBlocks();
    SlidesText ofSlide = new SlidesText(content);
    ofSlide.title = slide.getTitle();
    for (Shape<?, ?> shape : slide.getShapes()) {
      ofSlide.add(shape);
    }
    Notes<?, ?> notes = slide.getNotes();
    if (notes != null) {
      content.add(textOf(notes));
    }
    String heading = slide.getTitle();
    boolean titled = heading != null && !heading.isBlank();
    if (titled || !content.isEmpty()) {
      blocks.startSlide(number, heading == null ? null : seen(heading));
      blocks.add(content.toString());
    }
  }

  private static String textOf(Notes<?, ?> notes) {
    TextBlocks text = new TextBlocks();
    SlidesText ofNotes = new SlidesText(text);
    for (Shape<?, ?> shape : notes.getShapes()) {
      ofNotes.add(shape);
    }
    return text.isEmpty() ? "" : "Notes: " + text;
  }

  private void add(Shape<?, ?> shape) {
    if (shape instanceof TableShape<?, ?> table) {
      add(table);
    } else if (shape instanceof XSLFDiagram diagram) {
      var group = diagram.getGroupShape();
      if (group != null) {
        group.getShapes().forEach(this::add);
      }
    } else if (shape instanceof GroupShape<?, ?> group) {
      for (Shape<?, ?> part : group.getShapes()) {
        add(part);
      }
    } else if (shape instanceof TextShape<?, ?> text && !isRunning(text.getPlaceholder())) {
      add(text);
    }
  }

  private void add(TextShape<?, ?> text) {
    if (title != null && title.equals(text.getText())) {
      title = null;
      return;
    }
    for (TextParagraph<?, ?, ?> paragraph : text.getTextParagraphs()) {
      add(paragraph);
    }
  }

  private static boolean isRunning(@Nullable Placeholder placeholder) {
    return placeholder != null && RUNNING.contains(placeholder);
  }

  private void add(TextParagraph<?, ?, ?> paragraph) {
    String text = textOf(paragraph);
    if (paragraph.getBulletStyle() != null) {
      blocks.addItem(text);
    } else {
      blocks.add(text);
    }
  }

  private void add(TableShape<?, ?> table) {
    TableText rows = new TableText(blocks);
    for (int row = 0; row < table.getNumberOfRows(); row++) {
      List<String> cells = new ArrayList<>();
      for (int column = 0; column < table.getNumberOfColumns(); column++) {
        TableCell<?, ?> cell = table.getCell(row, column);
        cells.add(cell == null ? "" : textOf(cell));
      }
      rows.addRow(cells);
    }
    rows.end();
  }

  private static String textOf(TableCell<?, ?> cell) {
    StringBuilder text = new StringBuilder();
    for (TextParagraph<?, ?, ?> paragraph : cell.getTextParagraphs()) {
      text.append(text.isEmpty() ? "" : "\n").append(textOf(paragraph));
    }
    return text.toString();
  }

  private static String textOf(TextParagraph<?, ?, ?> paragraph) {
    StringBuilder text = new StringBuilder();
    for (TextRun run : paragraph.getTextRuns()) {
      text.append(run.getRawText());
    }
    return seen(text.toString());
  }

  /** PowerPoint writes a vertical tab for the end of a line within a paragraph. */
  private static String seen(String text) {
    return text.replace('\u000b', '\n').replace('\r', '\n');
  }
}
