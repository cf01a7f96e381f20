package dev.innovationpipeline.processor.document.zipped;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/** The styles of an OpenDocument that hide what has them: text, sheets or slides. */
final class HiddenStyles {

  private static final double MIN_SIZE_POINTS = 2;

  /** Of all families; a name belongs to one of them. */
  private final Set<String> hidden = new HashSet<>();

  private @Nullable String family;
  private @Nullable String name;

  /** Called at the start of every element. */
  void start(String element, Attributes attributes) {
    switch (element) {
      case "style:style" -> {
        family = attributes.getValue("style:family");
        name = attributes.getValue("style:name");
        String parent = attributes.getValue("style:parent-style-name");
        if (parent != null && hides(family, parent)) {
          hide();
        }
      }
      case "style:text-properties" -> {
        if (is(attributes, "text:display", "none") || isTiny(attributes.getValue("fo:font-size"))) {
          hide();
        }
      }
      case "style:table-properties" -> {
        if (is(attributes, "table:display", "false")) {
          hide();
        }
      }
      case "style:drawing-page-properties" -> {
        if (is(attributes, "presentation:visibility", "hidden")) {
          hide();
        }
      }
      case "style:section-properties" -> {
        if (is(attributes, "text:display", "none")) {
          hide();
        }
      }
      default -> {}
    }
  }

  /** Called at the end of every element. */
  void end(String element) {
    if (element.equals("style:style")) {
      name = null;
    }
  }

  /** Whether the element says, or its style, that it is hidden. */
  boolean hide(String name, Attributes attributes) {
    return switch (name) {
      case "text:hidden-text" -> true;
      case "text:hidden-paragraph" -> Objects.equals(attributes.getValue("text:is-hidden"), "true");
      case "text:section" ->
          Objects.equals(attributes.getValue("text:display"), "none")
              || hides("section", attributes.getValue("text:style-name"));
      case "text:span" -> hides("text", attributes.getValue("text:style-name"));
      case "text:p", "text:h" -> hides("paragraph", attributes.getValue("text:style-name"));
      case "table:table" -> hides("table", attributes.getValue("table:style-name"));
      case "draw:page" -> hides("drawing-page", attributes.getValue("draw:style-name"));
      default -> false;
    };
  }

  private boolean hides(@Nullable String family, @Nullable String style) {
    return style != null && hidden.contains(family + " " + style);
  }

  /** Properties outside of a style, such as those of a list, hide nothing. */
  private void hide() {
    if (name != null) {
      hidden.add(family + " " + name);
    }
  }

  private static boolean is(Attributes attributes, String attribute, String value) {
    return Objects.equals(attributes.getValue(attribute), value);
  }

  private static boolean isTiny(@Nullable String size) {
    if (size == null || !size.endsWith("pt")) {
      return false;
    }
    try {
      return Double.parseDouble(size.substring(0, size.length() - 2)) < MIN_SIZE_POINTS;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
