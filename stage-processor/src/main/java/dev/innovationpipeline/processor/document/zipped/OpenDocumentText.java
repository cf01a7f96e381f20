package dev.innovationpipeline.processor.document.zipped;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.processor.document.fetch.DocumentFailures;
import dev.innovationpipeline.processor.document.fetch.SpooledFile;
import dev.innovationpipeline.processor.document.text.Document;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Extracts the text of ODT, ODS and ODP files. */
public final class OpenDocumentText {

  private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

  private OpenDocumentText() {}

  public static Document read(SpooledFile file, String mediaType) throws IOException, SAXException {
    try (BoundedZip zip = new BoundedZip(file.path())) {
      if (isEncrypted(zip)) {
        throw DocumentFailures.encrypted();
      }
      HiddenStyles styles = new HiddenStyles();
      try (InputStream named = zip.entry("styles.xml")) {
        if (named != null) {
          parse(named, new StylesHandler(styles));
        }
      }
      OpenDocumentHandler handler = new OpenDocumentHandler(styles);
      try (InputStream content = zip.entry("content.xml")) {
        if (content == null) {
          throw new ZipException("No content.xml.");
        }
        parse(content, handler);
      }
      return handler.document(mediaType).titled(titleOf(zip));
    }
  }

  private static @Nullable String titleOf(BoundedZip zip) throws IOException {
    try (InputStream properties = zip.entry("meta.xml")) {
      if (properties == null) {
        return null;
      }
      Element title = Jsoup.parse(properties, null, "", Parser.xmlParser()).selectFirst("dc|title");
      return title == null ? null : title.text();
    }
  }

  private static boolean isEncrypted(BoundedZip zip) throws IOException {
    try (InputStream manifest = zip.entry("META-INF/manifest.xml")) {
      return manifest != null
          && new String(manifest.readAllBytes(), UTF_8).contains("encryption-data");
    }
  }

  private static void parse(InputStream xml, DefaultHandler handler)
      throws IOException, SAXException {
    try {
      SAXParserFactory parsers = SAXParserFactory.newDefaultInstance();
      parsers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      parsers.setFeature(NO_DOCTYPE, true);
      parsers.newSAXParser().parse(xml, handler);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Reads the styles that have names; the others stand before the content. */
  private static final class StylesHandler extends DefaultHandler {

    private final HiddenStyles styles;

    private StylesHandler(HiddenStyles styles) {
      this.styles = styles;
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes) {
      styles.start(name, attributes);
    }

    @Override
    public void endElement(String uri, String local, String name) {
      styles.end(name);
    }
  }
}
