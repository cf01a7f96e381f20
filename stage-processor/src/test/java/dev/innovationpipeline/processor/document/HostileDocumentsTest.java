package dev.innovationpipeline.processor.document;

import static dev.innovationpipeline.processor.document.fetch.Failures.assertFails;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.processor.document.fetch.Failures;
import dev.innovationpipeline.processor.document.fetch.WebHost;
import dev.innovationpipeline.processor.document.text.Document;
import dev.innovationpipeline.processor.document.zipped.ZippedFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are made to harm their reader fail soon, and the next document is read. */
class HostileDocumentsTest {

  private static final Duration MAX_TIME = Duration.ofSeconds(5);
  private static final int DEEP = 10_000;
  private static final int BOMB_MEBIBYTES = 300;

  private static final String LAUGHS =
      """
      <!DOCTYPE x [<!ENTITY a "ha ha ha ha ha ha ha ha ha ha">
      <!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
      <!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;">
      <!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;"><!ENTITY g "&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;">
      ]>
      """;

  private static final Documents DOCUMENTS = new Documents(Failures.local());

  @TempDir private Path directory;

  @AfterAll
  static void end() {
    DOCUMENTS.close();
  }

  static List<Arguments> hostile() throws IOException {
    String deepTables =
        "<w:tbl><w:tr><w:tc>".repeat(DEEP) + "<w:p/>" + "</w:tc></w:tr></w:tbl>".repeat(DEEP);
    return List.of(
        file("DOCX with a large part", "document_too_large", bomb(docx(), "word/document.xml")),
        file(
            "XLSX with a large sheet",
            "document_too_large",
            bomb(xlsx(), "xl/worksheets/sheet1.xml")),
        file(
            "ODT with a large part",
            "document_too_large",
            bomb(ZippedFiles.odt("", "x"), "content.xml")),
        file(
            "DOCX with entities of entities",
            "document_unsafe",
            laughing(docx(), "word/document.xml", "w:t")),
        file(
            "XLSX with entities of entities",
            "document_unsafe",
            laughing(xlsx(), "xl/worksheets/sheet1.xml", "v")),
        file("ODT with entities of entities", "document_unsafe", ZippedFiles.odt(LAUGHS, "&g;")),
        file(
            "DOCX with deep tables",
            "document_unsafe",
            changed(docx(), "word/document.xml", "<w:body>", "<w:body>" + deepTables)),
        file(
            "ODT with deep sections",
            "document_unsafe",
            ZippedFiles.odt("", "<text:section>".repeat(DEEP) + "</text:section>".repeat(DEEP))),
        file("DOCX with a password", "document_encrypted", encrypted()),
        file("an archive", "document_unsupported", ZippedFiles.zip(Map.of(), "a.txt", "a")),
        file("a cut DOCX", "document_corrupt", java.util.Arrays.copyOf(docx(), 1000)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostile")
  void failsSoonWithAReason(String name, String code, byte[] content) throws Exception {
    load(docx()); // starts the process
    long start = System.nanoTime();
    assertFails(code, () -> load(content));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).as(name).isLessThan(MAX_TIME);
    assertThat(load(docx()).text()).isEqualTo("Jars.");
  }

  @Test
  void asksNoServerThatADocumentNames() throws Exception {
    try (WebHost host = WebHost.answering(200, "<!ENTITY x 'secret'>".getBytes(UTF_8))) {
      String outside = "<!DOCTYPE x [<!ENTITY x SYSTEM \"%s\">]>\n".formatted(host.url());
      String parameter = "<!DOCTYPE x [<!ENTITY %% x SYSTEM \"%s\"> %%x;]>\n".formatted(host.url());
      for (String prolog : List.of(outside, parameter)) {
        assertFails("document_unsafe", () -> load(ZippedFiles.odt(prolog, "&x;")));
        byte[] docx = changed(docx(), "word/document.xml", "<w:document", prolog + "<w:document");
        assertFails("document_unsafe", () -> load(docx));
      }
      String page =
          "<html><link rel=stylesheet href='%1$s'><img src='%1$s'><iframe src='%1$s'></iframe><p>%2$s"
              .formatted(host.url(), "Jars are refilled. ".repeat(20));
      assertThat(load(page.getBytes(UTF_8)).text()).startsWith("Jars are refilled.");
      assertThat(host.requests).hasValue(0);
    }
  }

  @Test
  void readsDeepRichTextAndHtml() throws Exception {
    String rich = "{\\rtf1 Jars." + "{\\b ".repeat(DEEP) + " Bags." + "}".repeat(DEEP) + "}";
    assertThat(load(rich.getBytes(UTF_8)).text()).startsWith("Jars.");
    String page = "<html>" + "<div>".repeat(DEEP) + "Jars are refilled. ".repeat(20);
    assertThat(load(page.getBytes(UTF_8)).text()).startsWith("Jars are refilled.");
  }

  @Test
  void readsFilesWithMacrosWithoutThem() throws Exception {
    byte[] docm =
        changed(
            docx(),
            "[Content_Types].xml",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            "application/vnd.ms-word.document.macroEnabled.main+xml");
    Document document = load(docm);
    assertThat(document.text()).isEqualTo("Jars.");
    assertThat(document.mediaType()).isEqualTo("application/vnd.ms-word.document.macroenabled.12");
  }

  private static Arguments file(String name, String code, byte[] content) {
    return Arguments.of(name, code, content);
  }

  private Document load(byte[] content) throws Exception {
    Path file = Files.write(directory.resolve("upload"), content);
    return DOCUMENTS.load(file.toUri().toString(), "acme");
  }

  private static byte[] docx() throws IOException {
    try (XWPFDocument docx = new XWPFDocument();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      docx.createParagraph().createRun().setText("Jars.");
      docx.write(out);
      return out.toByteArray();
    }
  }

  private static byte[] xlsx() throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      workbook.createSheet("Jars").createRow(0).createCell(0).setCellValue(1);
      workbook.write(out);
      return out.toByteArray();
    }
  }

  private static byte[] encrypted() throws IOException {
    try (POIFSFileSystem files = new POIFSFileSystem();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
      encryptor.confirmPassword("secret");
      try (OPCPackage docx = OPCPackage.open(new ByteArrayInputStream(docx()));
          var encrypting = encryptor.getDataStream(files)) {
        docx.save(encrypting);
      } catch (Exception e) {
        throw new IOException(e);
      }
      files.writeFilesystem(out);
      return out.toByteArray();
    }
  }

  private static byte[] laughing(byte[] zip, String part, String element) throws IOException {
    String xml = partOf(zip, part);
    String declared = xml.replaceFirst("(<(w:document|worksheet))", LAUGHS + "$1");
    String laughing =
        declared.replaceFirst("<" + element + "( [^>]*)?>[^<]*", "<" + element + ">&g;");
    assertThat(laughing).contains("<!DOCTYPE", "&g;<");
    return with(zip, part, laughing.getBytes(UTF_8), 0);
  }

  private static byte[] changed(byte[] zip, String part, String from, String to)
      throws IOException {
    String xml = partOf(zip, part);
    assertThat(xml).contains(from);
    return with(zip, part, xml.replace(from, to).getBytes(UTF_8), 0);
  }

  /** With spaces after the first bytes of a part. */
  private static byte[] bomb(byte[] zip, String part) throws IOException {
    return with(zip, part, partOf(zip, part).getBytes(UTF_8), BOMB_MEBIBYTES);
  }

  private static byte[] with(byte[] zip, String part, byte[] content, int mebibytesOfSpaces)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] spaces = " ".repeat(1 << 20).getBytes(UTF_8);
    try (ZipOutputStream changed = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> entry : partsOf(zip).entrySet()) {
        changed.putNextEntry(new ZipEntry(entry.getKey()));
        if (entry.getKey().equals(part)) {
          int end = new String(content, UTF_8).lastIndexOf("</");
          changed.write(content, 0, end);
          for (int count = 0; count < mebibytesOfSpaces; count++) {
            changed.write(spaces);
          }
          changed.write(content, end, content.length - end);
        } else {
          changed.write(entry.getValue().getBytes(UTF_8));
        }
        changed.closeEntry();
      }
    }
    return out.toByteArray();
  }

  private static String partOf(byte[] zip, String part) throws IOException {
    return Objects.requireNonNull(partsOf(zip).get(part), part);
  }

  private static Map<String, String> partsOf(byte[] zip) throws IOException {
    Map<String, String> parts = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        InputStream content = in;
        parts.put(entry.getName(), new String(content.readAllBytes(), UTF_8));
      }
    }
    return parts;
  }
}
