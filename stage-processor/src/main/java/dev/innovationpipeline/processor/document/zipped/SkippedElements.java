package dev.innovationpipeline.processor.document.zipped;

import java.util.Set;
import org.xml.sax.Attributes;

/** The elements of an OpenDocument that are no part of its text. */
final class SkippedElements {

  /** Neither text nor seen on the page, or on every page. */
  private static final Set<String> NAMES =
      Set.of(
          "text:tracked-changes",
          "text:note-citation",
          "text:sequence-decls",
          "text:variable-decls",
          "text:bibliography-configuration",
          "office:annotation",
          "office:forms",
          "presentation:footer-decl",
          "presentation:date-time-decl",
          "svg:title",
          "svg:desc",
          "office:event-listeners",
          "office:scripts",
          "office:binary-data");

  private static final Set<String> RUNNING_FRAMES =
      Set.of("footer", "header", "date-time", "page-number");

  private SkippedElements() {}

  static boolean has(String name, Attributes attributes) {
    String frame = attributes.getValue("presentation:class");
    return NAMES.contains(name)
        || name.equals("draw:frame") && frame != null && RUNNING_FRAMES.contains(frame);
  }
}
