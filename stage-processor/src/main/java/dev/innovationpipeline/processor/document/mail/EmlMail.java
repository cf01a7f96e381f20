package dev.innovationpipeline.processor.document.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import org.apache.james.mime4j.dom.Body;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.dom.address.Address;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;
import org.jspecify.annotations.Nullable;

/** Reads mails as they are sent (RFC 5322, MIME). */
final class EmlMail {

  /** Of parts within parts and mails within mails. */
  private static final int MAX_DEPTH = 20;

  private static final int MAX_LINE_BYTES = 1_000_000;
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private EmlMail() {}

  static Mail read(InputStream in) throws IOException {
    DefaultMessageBuilder builder = new DefaultMessageBuilder();
    builder.setMimeEntityConfig(
        MimeConfig.custom().setMaxLineLen(MAX_LINE_BYTES).setMaxHeaderLen(MAX_LINE_BYTES).build());
    Message message = builder.parseMessage(in);
    try {
      return mailOf(message, 0);
    } finally {
      message.dispose();
    }
  }

  private static Mail mailOf(Message message, int depth) throws IOException {
    Mail mail = new Mail();
    mail.subject = message.getSubject();
    mail.addField("From", named(message.getFrom()));
    mail.addField("To", named(message.getTo()));
    mail.addField("Cc", named(message.getCc()));
    if (message.getDate() != null) {
      mail.addField("Date", DATE.format(message.getDate().toInstant().atOffset(ZoneOffset.UTC)));
    }
    add(message, mail, depth);
    return mail;
  }

  private static @Nullable String named(@Nullable List<? extends Address> addresses) {
    return addresses == null
        ? null
        : String.join(", ", addresses.stream().map(EmlMail::named).toList());
  }

  private static String named(Address address) {
    return address instanceof Mailbox mailbox && mailbox.getName() != null
        ? mailbox.getName() + " <" + mailbox.getAddress() + ">"
        : address.toString();
  }

  private static void add(Entity entity, Mail mail, int depth) throws IOException {
    Body body = entity.getBody();
    if (body == null || depth > MAX_DEPTH) {
      return;
    }
    switch (body) {
      case Multipart parts -> addAll(parts, mail, depth);
      case Message message ->
          mail.attachments.add(new Mail.Attachment.Forwarded(mailOf(message, depth + 1)));
      case TextBody text when isShown(entity) -> addText(entity, text, mail);
      case SingleBody file -> mail.addFile(entity.getFilename(), bytesOf(file));
      default -> {}
    }
  }

  private static void addAll(Multipart parts, Mail mail, int depth) throws IOException {
    List<Entity> all = parts.getBodyParts();
    if ("alternative".equals(parts.getSubType())) {
      Entity best = bestOf(all);
      all = best == null ? all : List.of(best);
    }
    for (Entity part : all) {
      add(part, mail, depth + 1);
    }
  }

  /** The richest alternative that can be shown comes last. */
  private static @Nullable Entity bestOf(List<Entity> alternatives) {
    Entity best = null;
    for (Entity part : alternatives) {
      best = isShown(part) || part.isMultipart() ? part : best;
    }
    return best;
  }

  private static boolean isShown(Entity entity) {
    return !"attachment".equalsIgnoreCase(entity.getDispositionType())
        && (entity.getMimeType().equals("text/plain") || entity.getMimeType().equals("text/html"));
  }

  private static void addText(Entity entity, TextBody body, Mail mail) throws IOException {
    StringWriter text = new StringWriter();
    try (Reader reader = body.getReader()) {
      reader.transferTo(text);
    } catch (IllegalArgumentException e) {
      text.append(new String(bytesOf(body), UTF_8)); // a character set that does not exist
    }
    mail.addText(text.toString(), entity.getMimeType().equals("text/html"));
  }

  private static byte[] bytesOf(SingleBody body) throws IOException {
    try (InputStream in = Objects.requireNonNull(body.getInputStream())) {
      return in.readAllBytes();
    }
  }
}
