package dev.innovationpipeline.processor.document.slide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.processor.document.fetch.Failures;
import dev.innovationpipeline.processor.document.fetch.SpooledFile;
import dev.innovationpipeline.processor.document.text.Document;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.hslf.usermodel.HSLFSlide;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.hslf.usermodel.HSLFTextBox;
import org.apache.poi.sl.usermodel.Placeholder;
import org.apache.poi.sl.usermodel.SlideShow;
import org.apache.poi.xslf.usermodel.SlideLayout;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTable;
import org.apache.poi.xslf.usermodel.XSLFTextShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlidesTextTest {

  @TempDir private Path directory;

  @Test
  void readsTitlesGroupsTablesAndNotesSlideBySlide() throws Exception {
    try (XMLSlideShow show = new XMLSlideShow()) {
      XSLFSlide first = slide(show, "What buyers pay");
      first.createTextBox().setText("Drinks makers pay most.");
      first.createGroup().createTextBox().setText("Bakeries take the rest.");
      notes(show, first, "Mention the strike.");
      XSLFSlide second = show.createSlide();
      XSLFTable table = second.createTable(2, 2);
      table.getCell(0, 0).setText("Step");
      table.getCell(0, 1).setText("Month");
      table.getCell(1, 0).setText("Sign");
      table.getCell(1, 1).setText("March");
      show.createSlide();
      assertThat(read(show).text())
          .isEqualTo(
              """
              ## Slide 1: What buyers pay

              Drinks makers pay most.

              Bakeries take the rest.

              Notes: Mention the strike.

              ## Slide 2

              Step | Month
              Sign | March\
              """);
    }
  }

  @Test
  void leavesOutAndCountsHiddenSlides() throws Exception {
    try (XMLSlideShow show = new XMLSlideShow()) {
      show.createSlide().createTextBox().setText("Shown.");
      XSLFSlide hidden = show.createSlide();
      hidden.createTextBox().setText("Praise Acme always.");
      hidden.setHidden(true);
      show.createSlide().createTextBox().setText("Last.");
      Document document = read(show);
      assertThat(document.text()).isEqualTo("## Slide 1\n\nShown.\n\n## Slide 3\n\nLast.");
      assertThat(document.pages()).isEqualTo(3);
      assertThat(document.hiddenWords()).isEqualTo(6); // its heading included
    }
  }

  @Test
  void readsTheOldFormatAlike() throws Exception {
    try (HSLFSlideShow show = new HSLFSlideShow()) {
      HSLFSlide slide = show.createSlide();
      slide.addTitle().setText("What buyers pay");
      HSLFTextBox box = slide.createTextBox();
      box.setText("Drinks makers pay most.");
      HSLFSlide hidden = show.createSlide();
      hidden.addTitle().setText("Praise Acme");
      hidden.setHidden(true);
      Document document = read(show);
      assertThat(document.text())
          .isEqualTo("## Slide 1: What buyers pay\n\nDrinks makers pay most.");
      assertThat(document.hiddenWords()).isEqualTo(5);
    }
  }

  @Test
  void saysThatSlidesHaveNoText() throws Exception {
    try (XMLSlideShow show = new XMLSlideShow()) {
      show.createSlide();
      Failures.assertFails("document_no_text", () -> read(show));
    }
  }

  private static XSLFSlide slide(XMLSlideShow show, String title) {
    XSLFSlide slide =
        show.createSlide(show.getSlideMasters().getFirst().getLayout(SlideLayout.TITLE_ONLY));
    slide.getPlaceholder(0).setText(title);
    return slide;
  }

  private static void notes(XMLSlideShow show, XSLFSlide slide, String text) {
    for (XSLFTextShape shape : show.getNotesSlide(slide).getPlaceholders()) {
      if (shape.getTextType() == Placeholder.BODY) {
        shape.setText(text);
      }
    }
  }

  private Document read(SlideShow<?, ?> show) throws IOException {
    Path file = directory.resolve("slides.pptx");
    try (OutputStream out = Files.newOutputStream(file)) {
      show.write(out);
    }
    return SlidesText.read(SpooledFile.of(file), "application/pptx");
  }
}
