package dev.innovationpipeline.processor.document.zipped;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.processor.document.fetch.DocumentFailures;
import dev.innovationpipeline.processor.document.fetch.SpooledFile;
import dev.innovationpipeline.processor.document.text.Document;
import dev.innovationpipeline.processor.document.text.TextBlocks;
import dev.innovationpipeline.processor.document.web.WebText;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipException;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Extracts the text of EPUB books chapter by chapter. */
public final class EpubText {

  private final BoundedZip zip;
  private final TextBlocks blocks = new TextBlocks();
  private int chapters;
  private int hiddenWords;
  private @Nullable String title;

  private EpubText(BoundedZip zip) {
    this.zip = zip;
  }

  public static Document read(SpooledFile file, String mediaType) throws IOException {
    try (BoundedZip zip = new BoundedZip(file.path())) {
      EpubText book = new EpubText(zip);
      book.readAll();
      if (book.blocks.isEmpty() && book.chapters > 0) {
        throw DocumentFailures.noText();
      }
      return new Document(book.blocks, mediaType, book.hiddenWords).titled(book.title);
    }
  }

  private void readAll() throws IOException {
    Element root = xml("META-INF/container.xml").selectFirst("rootfile");
    if (root == null) {
      throw new ZipException("The book has no root file.");
    }
    String path = root.attr("full-path");
    String folder = path.substring(0, path.lastIndexOf('/') + 1);
    Element pack = xml(path);
    Element named = pack.selectFirst("metadata > dc|title");
    title = named == null ? null : named.text();
    String encrypted = encryption();
    Map<String, Element> items = new HashMap<>();
    pack.select("*|item").forEach(item -> items.put(item.attr("id"), item));
    for (Element reference : pack.select("*|itemref")) {
      Element item = items.get(reference.attr("idref"));
      if (item == null || reference.attr("linear").equals("no")) {
        continue;
      }
      String href = URLDecoder.decode(item.attr("href").replace("+", "%2B"), UTF_8);
      if (encrypted.contains(folder + href)) {
        throw DocumentFailures.encrypted();
      }
      readChapter(folder + href);
    }
  }

  private void readChapter(String path) throws IOException {
    try (InputStream chapter = zip.entry(path)) {
      if (chapter != null) {
        chapters++;
        hiddenWords += WebText.addBody(Jsoup.parse(chapter, null, ""), blocks);
      }
    }
  }

  /** The list of encrypted files; fonts often are, which is no harm. */
  private String encryption() throws IOException {
    try (InputStream list = zip.entry("META-INF/encryption.xml")) {
      return list == null ? "" : new String(list.readAllBytes(), UTF_8);
    }
  }

  private Element xml(String path) throws IOException {
    try (InputStream in = zip.entry(path)) {
      if (in == null) {
        throw new ZipException("The book has no " + path + ".");
      }
      return Jsoup.parse(in, null, "", Parser.xmlParser());
    }
  }
}
