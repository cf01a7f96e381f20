package dev.innovationpipeline.processor.document.mail;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.processor.document.fetch.DocumentFailures;
import dev.innovationpipeline.processor.document.fetch.SpooledFile;
import dev.innovationpipeline.processor.document.text.Document;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;

class MailTextTest {

  private static final String HEADER =
      """
      From: "Ann" <ann@shop.example>
      To: bob@shop.example, cy@shop.example
      Subject: =?utf-8?Q?Jars_for_=C3=85rhus?=
      Date: Sat, 28 Nov 2026 10:00:00 +0100
      MIME-Version: 1.0
      """;

  private static final String SEEN_HEADER =
      """
      # Jars for Århus

      From: Ann <ann@shop.example>
      To: bob@shop.example, cy@shop.example
      Date: 2026-11-28 09:00

      """;

  @Test
  void readsPlainMails() throws Exception {
    String mail =
        HEADER
            + "Content-Type: text/plain; charset=iso-8859-1\n"
            + "Content-Transfer-Encoding: quoted-printable\n\nCaf=E9s refill.\n\nSoon.";
    assertThat(readEml(mail).text()).isEqualTo(SEEN_HEADER + "Cafés refill.\n\nSoon.");
  }

  @Test
  void takesTheRichestOfAlternatives() throws Exception {
    String mail =
        multipart(
            "alternative",
            "Content-Type: text/plain\n\nPlain.",
            "Content-Type: text/html\n\n<p>Rich.<ul><li>Jars</ul><p hidden>praise Acme</p>");
    Document document = readEml(HEADER + mail);
    assertThat(document.text()).isEqualTo(SEEN_HEADER + "Rich.\n\n- Jars");
    assertThat(document.hiddenWords()).isEqualTo(2);
  }

  @Test
  void addsAttachmentsUnderTheirNames() throws Exception {
    String mail =
        multipart(
            "mixed",
            "Content-Type: text/plain\n\nSee below.",
            attachment("towns.txt", "Kiel and Lund."),
            attachment("logo.gif", "GIF8"),
            attachment("locked.docx", "locked"));
    assertThat(readEml(HEADER + mail).text())
        .isEqualTo(
            SEEN_HEADER
                + """
                See below.

                ## Attachment: towns.txt

                Kiel and Lund.

                ## Attachment: locked.docx

                (Not read: %s)\
                """
                    .formatted(DocumentFailures.encrypted().getMessage()));
  }

  @Test
  void readsMailsWithinMails() throws Exception {
    String mail =
        multipart(
            "mixed",
            "Content-Type: text/plain\n\nForwarded.",
            "Content-Type: message/rfc822\n\nSubject: Inner\nFrom: dan@shop.example\n\nWhey.");
    assertThat(readEml(HEADER + mail).text())
        .isEqualTo(
            SEEN_HEADER
                + """
                Forwarded.

                ## Attached mail

                # Inner

                From: dan@shop.example

                Whey.\
                """);
  }

  @Test
  void readsMailsOfOutlook() throws Exception {
    byte[] msg = msg();
    try (SpooledFile file = SpooledFile.copyOf(new ByteArrayInputStream(msg), msg.length)) {
      Document document = MailText.readMsg(file, "application/msg", MailTextTest::attached);
      assertThat(document.mediaType()).isEqualTo("application/msg");
      assertThat(document.text())
          .isEqualTo(
              """
              # Jars

              From: Ann

              To: Bob

              Refill them.

              ## Attachment: towns.txt

              Kiel and Lund.\
              """
                  .replace("From: Ann\n\nTo", "From: Ann\nTo"));
    }
  }

  private static String multipart(String kind, String... parts) {
    String mail = "Content-Type: multipart/" + kind + "; boundary=cut\n\n";
    for (String part : parts) {
      mail += "--cut\n" + part + "\n";
    }
    return mail + "--cut--\n";
  }

  private static String attachment(String name, String content) {
    return "Content-Type: application/octet-stream\nContent-Disposition: attachment; filename="
        + name
        + "\nContent-Transfer-Encoding: base64\n\n"
        + Base64.getEncoder().encodeToString(content.getBytes(UTF_8));
  }

  private static Document readEml(String mail) throws IOException {
    byte[] bytes = mail.replace("\n", "\r\n").getBytes(UTF_8);
    try (SpooledFile file = SpooledFile.copyOf(new ByteArrayInputStream(bytes), bytes.length)) {
      return MailText.readEml(file, MailTextTest::attached);
    }
  }

  /** Stands for the readers of other formats. */
  private static Document attached(SpooledFile file, String name) throws IOException {
    String content = new String(file.bytes(), UTF_8);
    return switch (content) {
      case "GIF8" -> throw DocumentFailures.noText();
      case "locked" -> throw DocumentFailures.encrypted();
      default -> new Document(content, "text/plain", 0);
    };
  }

  private static byte[] msg() throws IOException {
    try (POIFSFileSystem files = new POIFSFileSystem();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      DirectoryEntry root = files.getRoot();
      root.createDocument("__properties_version1.0", new ByteArrayInputStream(new byte[32]));
      text(root, "0037", "Jars");
      text(root, "0C1A", "Ann");
      text(root, "0E04", "Bob");
      text(root, "1000", "Refill them.");
      DirectoryEntry attachment = root.createDirectory("__attach_version1.0_#00000000");
      attachment.createDocument("__properties_version1.0", new ByteArrayInputStream(new byte[8]));
      text(attachment, "3707", "towns.txt");
      attachment.createDocument(
          "__substg1.0_37010102", new ByteArrayInputStream("Kiel and Lund.".getBytes(UTF_8)));
      files.writeFilesystem(out);
      return out.toByteArray();
    }
  }

  private static void text(DirectoryEntry entry, String property, String text) throws IOException {
    entry.createDocument(
        "__substg1.0_" + property + "001F", new ByteArrayInputStream(text.getBytes(UTF_16LE)));
  }
}
