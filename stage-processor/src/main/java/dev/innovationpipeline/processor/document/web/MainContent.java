package dev.innovationpipeline.processor.document.web;

import java.util.List;
import java.util.Objects;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/** Finds the content of a page between its menus, banners and forms. */
final class MainContent {

  private static final String NO_TEXT =
      "script, style, noscript, template, iframe, object, svg, head, button, select, textarea,"
          + " input, datalist";
  private static final String AROUND =
      "nav, aside, dialog, [role=navigation], [role=banner], [role=contentinfo],"
          + " [role=complementary], [role=dialog], [role=search], [aria-label=breadcrumb]";
  private static final String AT_THE_EDGE = "body > header, body > footer, body > * > footer";

  /** Of a list, or of a block of links. */
  private static final int MIN_LINKS = 5;

  private static final double MIN_SHARE_OF_LINKS = 0.9;

  /** Of the letters of the page; a smaller part is a teaser or a frame. */
  private static final double MIN_SHARE = 0.3;

  private MainContent() {}

  /** Changes the page. */
  static Element of(Document page) {
    Element body = bodyOf(page);
    body.select("nav, [role=navigation]").remove();
    int letters = body.text().length();
    for (String candidates : List.of("main, [role=main]", "article")) {
      Elements found = body.select(candidates);
      if (found.size() == 1 && found.getFirst().text().length() >= letters * MIN_SHARE) {
        found.getFirst().select(AROUND).remove();
        return found.getFirst();
      }
    }
    body.select(AROUND).remove();
    body.select(AT_THE_EDGE).remove();
    body.select("ul, ol").stream().filter(MainContent::isMenu).toList().forEach(Element::remove);
    return body;
  }

  /** All of a page that has text; tables that only arrange it become blocks. */
  static Element bodyOf(Document page) {
    Element body = page.body();
    body.select(NO_TEXT).remove();
    for (Element table : body.select("table")) {
      if (isLayout(table)) {
        table.select("tr, td, th").stream()
            .filter(part -> Objects.equals(part.closest("table"), table))
            .toList()
            .forEach(part -> part.tagName("div"));
        table.tagName("div");
      }
    }
    return body;
  }

  private static boolean isLayout(Element table) {
    String role = table.attr("role");
    return role.equals("presentation")
        || role.equals("none")
        || table.selectFirst("table table, td h1, td h2, td h3, td ul, td ol, td blockquote")
            != null
        || table.selectFirst("td + td, td + th, th + td, th + th") == null;
  }

  private static boolean isMenu(Element list) {
    Elements links = list.select("a");
    int linked = links.stream().mapToInt(link -> link.text().length()).sum();
    return links.size() >= MIN_LINKS && linked >= list.text().length() * MIN_SHARE_OF_LINKS;
  }
}
