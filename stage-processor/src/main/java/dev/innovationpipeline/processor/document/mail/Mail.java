package dev.innovationpipeline.processor.document.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A mail while it is read: the fields of its header that people read, its body, what is attached.
 */
final class Mail {

  final List<String> header = new ArrayList<>();
  final List<Text> texts = new ArrayList<>();
  final List<Attachment> attachments = new ArrayList<>();
  @Nullable String subject;

  /** One of the texts that are shown one after the other. */
  record Text(String content, boolean html) {}

  /** A file, or a mail that was forwarded. */
  sealed interface Attachment {

    record File(String name, byte[] content) implements Attachment {}

    record Forwarded(Mail mail) implements Attachment {}
  }

  void addField(String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      header.add(name + ": " + value.strip());
    }
  }

  void addText(String content, boolean html) {
    texts.add(new Text(content, html));
  }

  void addFile(@Nullable String name, byte[] content) {
    attachments.add(
        new Attachment.File(Objects.requireNonNullElse(name, "without a name"), content));
  }
}
