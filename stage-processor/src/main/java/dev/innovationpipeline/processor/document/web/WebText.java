package dev.innovationpipeline.processor.document.web;

import dev.innovationpipeline.processor.document.fetch.DocumentFailures;
import dev.innovationpipeline.processor.document.fetch.SpooledFile;
import dev.innovationpipeline.processor.document.text.Document;
import dev.innovationpipeline.processor.document.text.TextBlocks;
import java.io.IOException;
import java.io.InputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/** Extracts the text of HTML: the main content of a page as a browser shows it, without menus. */
public final class WebText {

  /**
   * Pages with less are no documents, but previews, errors or applications without their script.
   */
  private static final int MIN_LETTERS = 100;

  /** Sign-in pages have a form and a few words around it. */
  private static final int MIN_LETTERS_WITH_PASSWORD = 1_000;

  private static final char UNKNOWN = '\uFFFD';

  private WebText() {}

  public static Document read(SpooledFile file) throws IOException {
    org.jsoup.nodes.Document page = parse(file);
    String title = page.title();
    boolean password = page.selectFirst("input[type=password]") != null;
    int hiddenWords = HiddenElements.removeFrom(page);
    TextBlocks blocks = new TextBlocks();
    addText(MainContent.of(page), blocks);
    String text = blocks.toString();
    long letters = text.codePoints().filter(Character::isLetterOrDigit).count();
    if (letters < (password ? MIN_LETTERS_WITH_PASSWORD : MIN_LETTERS)) {
      throw DocumentFailures.webPage();
    }
    return new Document(blocks, "text/html", hiddenWords).titled(title);
  }

  /**
   * Adds the text of a page that is all content, such as a mail.
   *
   * @return the number of hidden words that were left out
   */
  public static int addBody(org.jsoup.nodes.Document page, TextBlocks blocks) {
    int hiddenWords = HiddenElements.removeFrom(page);
    addText(MainContent.bodyOf(page), blocks);
    return hiddenWords;
  }

  /** A page that names no encoding and is not in UTF-8 is in that of old browsers. */
  private static org.jsoup.nodes.Document parse(SpooledFile file) throws IOException {
    org.jsoup.nodes.Document page = parse(file, null);
    return page.wholeText().indexOf(UNKNOWN) < 0 ? page : parse(file, "windows-1252");
  }

  private static org.jsoup.nodes.Document parse(SpooledFile file, @Nullable String charset)
      throws IOException {
    try (InputStream in = file.open()) {
      return Jsoup.parse(in, charset, "");
    }
  }

  private static void addText(Element content, TextBlocks blocks) {
    ElementText text = new ElementText(blocks);
    content.traverse(
        new NodeVisitor() {
          @Override
          public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
              text.text(words.getWholeText());
            } else if (node instanceof Element element) {
              text.start(element.normalName());
            }
          }

          @Override
          public void tail(Node node, int depth) {
            if (node instanceof Element element) {
              text.end(element.normalName());
            }
          }
        });
    text.end();
  }
}
