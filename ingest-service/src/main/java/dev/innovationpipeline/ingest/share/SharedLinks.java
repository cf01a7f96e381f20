package dev.innovationpipeline.ingest.share;

import dev.innovationpipeline.ingest.limit.GuessedLinks;
import dev.innovationpipeline.ingest.problem.Problems;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Opens links for people of whom nothing is known. */
final class SharedLinks {

  private static final Logger log = LoggerFactory.getLogger(SharedLinks.class);

  private final ShareSettings settings;
  private final ShareBook book;
  private final ShareTopic topic;
  private final SharedResults results;
  private final GuessedLinks guesses;
  private final InstantSource clock;

  SharedLinks(
      ShareSettings settings,
      ShareBook book,
      ShareTopic topic,
      SharedResults results,
      GuessedLinks guesses,
      InstantSource clock) {
    this.settings = settings;
    this.book = book;
    this.topic = topic;
    this.results = results;
    this.guesses = guesses;
    this.clock = clock;
  }

  /**
   * The cards of a link. Nothing tells a link that has ended from one that never was.
   *
   * @param sender the address that asks
   * @param counted whether a person looks at them
   * @throws org.springframework.web.ErrorResponseException 404 for no link that is good, 429 after
   *     too many of these, 503 while links or results cannot be read
   */
  SharedCards open(String token, String sender, boolean counted) {
    topic.requireComplete();
    Instant now = clock.instant();
    ShareLink link =
        book.byToken(token)
            .filter(found -> found.holds(now) && settings.allows(found.companyId()))
            .orElseThrow(() -> guesses.refusal(sender, none()));
    SharedCards cards = read(link, sender);
    if (counted) {
      book.views().viewed(link.id(), now);
    }
    return cards;
  }

  private SharedCards read(ShareLink link, String sender) {
    try {
      return results.read(link).orElseThrow(() -> guesses.refusal(sender, none()));
    } catch (DataAccessException | TransactionException e) {
      log.warn(
          "The cards of the share link {} cannot be read ({}); its reader gets 503.",
          link.id(),
          e.toString());
      throw Problems.unavailable("The cards cannot be read now. Try again in a minute.", e);
    }
  }

  private static org.springframework.web.ErrorResponseException none() {
    return Problems.notFound("There is nothing at this link. It may have ended.");
  }
}
