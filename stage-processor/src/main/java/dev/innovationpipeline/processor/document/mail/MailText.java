package dev.innovationpipeline.processor.document.mail;

import dev.innovationpipeline.processor.document.fetch.DocumentFailures;
import dev.innovationpipeline.processor.document.fetch.SpooledFile;
import dev.innovationpipeline.processor.document.text.Document;
import dev.innovationpipeline.processor.document.text.TextBlocks;
import dev.innovationpipeline.processor.document.web.WebText;
import dev.innovationpipeline.processor.failure.StageFailedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.poi.hsmf.exceptions.ChunkNotFoundException;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jsoup.Jsoup;

/** Extracts the text of a mail and of its attachments, each under its name. */
public final class MailText {

  private static final int MAX_ATTACHMENTS = 100;

  /** Reads an attachment, whatever its format. */
  @FunctionalInterface
  public interface Attachments {

    /**
     * @throws StageFailedException if it cannot be read
     */
    Document read(SpooledFile file, String name) throws IOException;
  }

  private final Attachments reader;
  private final TextBlocks blocks = new TextBlocks();
  private int attachments;
  private int hiddenWords;

  /** Those of all attachments, by their numbers in each. */
  private final SortedSet<Integer> unreadPages = new TreeSet<>();

  private MailText(Attachments reader) {
    this.reader = reader;
  }

  /** Of an EML file. */
  public static Document readEml(SpooledFile file, Attachments reader) throws IOException {
    try (InputStream in = file.open()) {
      return new MailText(reader).document(EmlMail.read(in), "message/rfc822");
    }
  }

  /** Of an MSG file. */
  public static Document readMsg(SpooledFile file, String mediaType, Attachments reader)
      throws IOException {
    try (POIFSFileSystem files = new POIFSFileSystem(file.path().toFile(), true)) {
      return new MailText(reader).document(MsgMail.read(files), mediaType);
    } catch (ChunkNotFoundException e) {
      throw DocumentFailures.corrupt("mail", e);
    }
  }

  private Document document(Mail mail, String mediaType) throws IOException {
    add(mail);
    return new Document(
            blocks.toString(),
            blocks.regions(),
            mediaType,
            1,
            hiddenWords,
            List.of(),
            List.copyOf(unreadPages))
        .titled(mail.subject);
  }

  private void add(Mail mail) throws IOException {
    blocks.addHeading(1, mail.subject == null ? "" : mail.subject);
    blocks.add(String.join("\n", mail.header));
    for (Mail.Text text : mail.texts) {
      if (text.html()) {
        hiddenWords += WebText.addBody(Jsoup.parse(text.content()), blocks);
      } else {
        blocks.add(text.content().replace("\r", ""));
      }
    }
    for (Mail.Attachment attachment : mail.attachments) {
      attachments++;
      if (attachments > MAX_ATTACHMENTS) {
        return;
      }
      switch (attachment) {
        case Mail.Attachment.File file -> add(file);
        case Mail.Attachment.Forwarded forwarded -> {
          blocks.addHeading(2, "Attached mail");
          add(forwarded.mail());
        }
      }
    }
  }

  /** A picture, such as that of a signature, is no text; the mail is read without it. */
  private void add(Mail.Attachment.File attachment) throws IOException {
    String text;
    try (SpooledFile file =
        SpooledFile.copyOf(new ByteArrayInputStream(attachment.content()), Long.MAX_VALUE)) {
      Document document = reader.read(file, attachment.name());
      hiddenWords += document.hiddenWords();
      unreadPages.addAll(document.unreadPages());
      text = document.text();
    } catch (StageFailedException e) {
      if (DocumentFailures.isWithoutText(e)) {
        return;
      }
      text = "(Not read: " + e.getMessage() + ")";
    }
    blocks.addHeading(2, "Attachment: " + attachment.name());
    blocks.add(text);
  }
}
