package dev.innovationpipeline.systemtests.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** DOCX files written part by part, so that they may be wrong. */
final class WordFile {

  private static final String TYPES =
      """
      <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
      <Default Extension="rels"
       ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
      <Override PartName="/word/document.xml" ContentType=\
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
      </Types>
      """;

  private static final String RELATIONS =
      """
      <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
      <Relationship Id="r1" Target="word/document.xml" Type=\
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>
      </Relationships>
      """;

  private static final String BEGIN =
      """
      <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
      <w:body><w:p><w:r><w:t>Kefir sells in small bottles. \
      """;

  private static final String END = "</w:t></w:r></w:p></w:body></w:document>";

  private WordFile() {}

  /** A part that unpacks to so many mebibytes of blanks. */
  static byte[] unpackingTo(int mebibytes) throws IOException {
    return file("", "", mebibytes);
  }

  /** A text that consists of what another address answers. */
  static byte[] including(String url) throws IOException {
    return file("<!DOCTYPE d [<!ENTITY x SYSTEM \"%s\">]>".formatted(url), "&x;", 0);
  }

  private static byte[] file(String prolog, String text, int mebibytesOfBlanks) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(file)) {
      add(zip, "[Content_Types].xml", TYPES);
      add(zip, "_rels/.rels", RELATIONS);
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      zip.write((prolog + BEGIN + text).getBytes(UTF_8));
      byte[] blanks = " ".repeat(1 << 20).getBytes(UTF_8);
      for (int count = 0; count < mebibytesOfBlanks; count++) {
        zip.write(blanks);
      }
      zip.write(END.getBytes(UTF_8));
      zip.closeEntry();
    }
    return file.toByteArray();
  }

  private static void add(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.getBytes(UTF_8));
    zip.closeEntry();
  }
}
