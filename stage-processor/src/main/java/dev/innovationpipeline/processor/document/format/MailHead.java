package dev.innovationpipeline.processor.document.format;

import java.util.Locale;
import java.util.Set;

/** Tells a mail (RFC 5322) by its header: fields that a memo has, and one that only mails have. */
final class MailHead {

  private static final Set<String> OF_EVERY_MEMO = Set.of("from", "to", "subject", "date");
  private static final Set<String> OF_MAILS =
      Set.of(
          "received",
          "return-path",
          "delivered-to",
          "message-id",
          "mime-version",
          "dkim-signature",
          "x-mailer",
          "x-unsent");

  /** Of a header that is longer than the text, so that the sender may be yet to come. */
  private static final int MIN_FIELDS = 3;

  private MailHead() {}

  static boolean begins(String text) {
    boolean memo = false;
    boolean mail = false;
    int fields = 0;
    int at = 0;
    int end = text.indexOf('\n');
    while (end >= 0 && !isBlank(text, at, end)) {
      if (!isContinued(text, at)) {
        int colon = text.indexOf(':', at);
        if (colon < 0 || colon > end || !isName(text, at, colon)) {
          return false;
        }
        String name = text.substring(at, colon).toLowerCase(Locale.ROOT);
        fields++;
        memo |= OF_EVERY_MEMO.contains(name);
        mail |= OF_MAILS.contains(name);
      }
      at = end + 1;
      end = text.indexOf('\n', at);
    }
    boolean longHeader = end < 0 && fields >= MIN_FIELDS;
    return mail && (memo || longHeader);
  }

  private static boolean isBlank(String text, int from, int end) {
    return text.substring(from, end).isBlank();
  }

  /** Whether the line belongs to the field of the line before; the first line does not. */
  private static boolean isContinued(String text, int at) {
    return at > 0 && (text.charAt(at) == ' ' || text.charAt(at) == '\t');
  }

  private static boolean isName(String text, int from, int end) {
    for (int at = from; at < end; at++) {
      if (text.charAt(at) <= ' ' || text.charAt(at) > '~') {
        return false;
      }
    }
    return end > from;
  }
}
