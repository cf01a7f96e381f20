package dev.innovationpipeline.processor.document.zipped;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files of formats that are ZIP files, made from their parts. */
public final class ZippedFiles {

  private ZippedFiles() {}

  public static byte[] zip(Map<String, String> parts, String first, String content)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      add(zip, first, content);
      for (Map.Entry<String, String> part : parts.entrySet()) {
        add(zip, part.getKey(), part.getValue());
      }
    }
    return out.toByteArray();
  }

  private static void add(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.getBytes(UTF_8));
    zip.closeEntry();
  }

  /** An ODT with this content, styles included, and what stands before the root element. */
  public static byte[] odt(String prolog, String content) throws IOException {
    String xml =
        """
        <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
            xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
            xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
            xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
            xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
            xmlns:presentation="urn:oasis:names:tc:opendocument:xmlns:presentation:1.0"
            xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0">%s
        </office:document-content>\
        """
            .formatted(content);
    return zip(
        Map.of("content.xml", prolog + xml), "mimetype", "application/vnd.oasis.opendocument.text");
  }

  public static byte[] epub(Map<String, String> chapters, String spine) throws IOException {
    StringBuilder items = new StringBuilder();
    chapters
        .keySet()
        .forEach(
            path ->
                items.append(
                    "<item id='%s' href='%s' media-type='application/xhtml+xml'/>"
                        .formatted(path.replace("OEBPS/", ""), path.replace("OEBPS/", ""))));
    Map<String, String> parts = new java.util.LinkedHashMap<>(chapters);
    parts.put(
        "META-INF/container.xml",
        "<container><rootfiles><rootfile full-path='OEBPS/content.opf'/></rootfiles></container>");
    parts.put(
        "OEBPS/content.opf",
        "<package xmlns='http://www.idpf.org/2007/opf'><manifest>%s</manifest><spine>%s</spine>"
                .formatted(items, spine)
            + "</package>");
    return zip(parts, "mimetype", "application/epub+zip");
  }
}
