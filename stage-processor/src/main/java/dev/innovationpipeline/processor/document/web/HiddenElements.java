package dev.innovationpipeline.processor.document.web;

import dev.innovationpipeline.processor.document.text.HidingStyles;
import dev.innovationpipeline.processor.document.text.Shown;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeFilter;

/** Removes the elements of a page that say that they are hidden. */
final class HiddenElements {

  private HiddenElements() {}

  /** Returns the number of words that were removed. */
  static int removeFrom(Document page) {
    Remover remover = new Remover();
    page.filter(remover);
    return remover.words;
  }

  private static final class Remover implements NodeFilter {

    private int words;

    @Override
    public FilterResult head(Node node, int depth) {
      if (node instanceof Element element && hides(element)) {
        words += Shown.wordsOf(element.text());
        return FilterResult.REMOVE;
      }
      return FilterResult.CONTINUE;
    }

    private static boolean hides(Element element) {
      return element.hasAttr("hidden")
          || element.hasAttr("style") && HidingStyles.hide(element.attr("style"));
    }
  }
}
