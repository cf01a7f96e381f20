package dev.innovationpipeline.processor.document.web;

import dev.innovationpipeline.processor.document.text.HidingStyles;
import dev.innovationpipeline.processor.document.text.Shown;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** Removes the elements and the text of a page that say themselves that they are hidden. */
final class HiddenElements {

  private static final String STYLE_SHEETS = "style, link[rel=stylesheet]";

  private HiddenElements() {}

  /** Returns the number of words that were removed. */
  static int removeFrom(Document page) {
    Remover remover = new Remover(page.selectFirst(STYLE_SHEETS) != null);
    page.filter(remover);
    return remover.words;
  }

  private static final class Remover implements NodeFilter {

    private final boolean styled;

    /** Of the elements around the cursor, the innermost first. */
    private final Deque<TextLook> looks = new ArrayDeque<>();

    private int words;

    Remover(boolean styled) {
      this.styled = styled;
      looks.push(TextLook.ofPage(styled));
    }

    @Override
    public FilterResult head(Node node, int depth) {
      return switch (node) {
        case TextNode text when looks.element().hides() -> removed(text.text());
        case Element element -> enter(element);
        default -> FilterResult.CONTINUE;
      };
    }

    @Override
    public FilterResult tail(Node node, int depth) {
      if (node instanceof Element) {
        looks.pop();
      }
      return FilterResult.CONTINUE;
    }

    private FilterResult enter(Element element) {
      HidingStyles styles = HidingStyles.of(element.attr("style"));
      if (element.hasAttr("hidden") || styles.hideAll()) {
        return removed(element.text());
      }
      looks.push(looks.element().within(element, styles, styled));
      return FilterResult.CONTINUE;
    }

    private FilterResult removed(String text) {
      words += Shown.wordsOf(text);
      return FilterResult.REMOVE;
    }
  }
}
