package dev.innovationpipeline.processor.document.mail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Calendar;
import org.apache.poi.hsmf.MAPIMessage;
import org.apache.poi.hsmf.datatypes.AttachmentChunks;
import org.apache.poi.hsmf.datatypes.StringChunk;
import org.apache.poi.hsmf.exceptions.ChunkNotFoundException;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;

/** Reads mails as Outlook saves them (MSG). */
final class MsgMail {

  /** Of mails within mails. */
  private static final int MAX_DEPTH = 5;

  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private MsgMail() {}

  static Mail read(POIFSFileSystem files) throws IOException, ChunkNotFoundException {
    try (MAPIMessage message = new MAPIMessage(files)) {
      return mailOf(message, 0);
    }
  }

  private static Mail mailOf(MAPIMessage message, int depth)
      throws IOException, ChunkNotFoundException {
    message.setReturnNullOnMissingChunk(true);
    message.guess7BitEncoding();
    Mail mail = new Mail();
    mail.subject = message.getSubject();
    mail.addField("From", message.getDisplayFrom());
    mail.addField("To", message.getDisplayTo());
    mail.addField("Cc", message.getDisplayCC());
    Calendar date = message.getMessageDate();
    if (date != null) {
      mail.addField("Date", DATE.format(date.toInstant().atOffset(ZoneOffset.UTC)));
    }
    addText(message, mail);
    for (AttachmentChunks attachment : message.getAttachmentFiles()) {
      add(attachment, mail, depth);
    }
    return mail;
  }

  private static void addText(MAPIMessage message, Mail mail) throws ChunkNotFoundException {
    String html = message.getHtmlBody();
    String plain = message.getTextBody();
    String rich = message.getRtfBody();
    if (html != null && !html.isBlank()) {
      mail.addText(html, true);
    } else if (plain != null && !plain.isBlank()) {
      mail.addText(plain, false);
    } else if (rich != null && !rich.isBlank()) {
      mail.addFile("the text of the mail", rich.getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  private static void add(AttachmentChunks attachment, Mail mail, int depth)
      throws IOException, ChunkNotFoundException {
    MAPIMessage forwarded = attachment.isEmbeddedMessage() ? attachment.getEmbeddedMessage() : null;
    if (forwarded != null) {
      if (depth < MAX_DEPTH) {
        mail.attachments.add(new Mail.Attachment.Forwarded(mailOf(forwarded, depth + 1)));
      }
    } else if (attachment.getAttachData() != null) {
      mail.addFile(nameOf(attachment), attachment.getAttachData().getValue());
    }
  }

  private static @Nullable String nameOf(AttachmentChunks attachment) {
    StringChunk name =
        attachment.getAttachLongFileName() == null
            ? attachment.getAttachFileName()
            : attachment.getAttachLongFileName();
    return name == null ? null : name.getValue();
  }
}
