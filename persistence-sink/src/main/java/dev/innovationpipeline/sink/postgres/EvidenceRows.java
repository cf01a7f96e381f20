package dev.innovationpipeline.sink.postgres;

import dev.innovationpipeline.platform.database.PostgresArray;
import dev.innovationpipeline.schema.document.Place;
import dev.innovationpipeline.schema.result.CardSource;
import dev.innovationpipeline.schema.result.CardSource.Basis;
import dev.innovationpipeline.schema.result.Quote;
import dev.innovationpipeline.schema.result.StageResult.Inspirations;
import dev.innovationpipeline.schema.result.StageResult.OpportunityCards;
import dev.innovationpipeline.schema.result.StageResult.Prose;
import dev.innovationpipeline.sink.batch.Output;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The evidence of outputs as rows. They are facts of an attempt, like stars: whichever attempt is
 * shown, they stay, so nothing of them is archived. Rows that an attempt had before are deleted
 * first.
 */
final class EvidenceRows {

  private final List<Output.Key> ofQuotes = new ArrayList<>();
  private final List<Row> quotes = new ArrayList<>();
  private final List<Output.Key> ofCards = new ArrayList<>();
  private final List<Row> cards = new ArrayList<>();

  /**
   * @param replaces whether the attempt had another output of the stage
   */
  void add(Output output, boolean replaces) {
    Output.Key key = output.key();
    switch (output.result()) {
      case Inspirations result -> {
        List<Quote> found = Objects.requireNonNullElse(result.quotes(), List.of());
        if (replaces || !found.isEmpty()) {
          ofQuotes.add(key);
          found.forEach(quote -> quotes.add(row(key, quote)));
        }
      }
      case OpportunityCards result -> {
        List<CardSource> known = Objects.requireNonNullElse(result.sources(), List.of());
        if (replaces || !known.isEmpty()) {
          ofCards.add(key);
          known.forEach(source -> cards.add(row(key, source)));
        }
      }
      case Prose result -> {
        // It repeats what the first stage found.
      }
    }
  }

  void write(Session session) throws SQLException {
    delete(session, Sql.DELETE_EVIDENCE_OF_ATTEMPTS, ofQuotes);
    session.copy(Table.EVIDENCE, quotes.stream());
    delete(session, Sql.DELETE_CARD_EVIDENCE_OF_ATTEMPTS, ofCards);
    session.copy(Table.CARD_EVIDENCE, cards.stream());
  }

  private static void delete(Session session, String sql, List<Output.Key> keys)
      throws SQLException {
    if (!keys.isEmpty()) {
      session.update(
          sql,
          PostgresArray.of(keys.stream().map(Output.Key::runId).toList()),
          PostgresArray.of(keys.stream().map(Output.Key::attempt).toList()));
    }
  }

  private static Row row(Output.Key key, Quote quote) {
    Place place = quote.place();
    return Row.of(
        key.runId(),
        key.attempt(),
        quote.id(),
        quote.inspiration(),
        quote.text(),
        quote.verified(),
        quote.passage(),
        quote.start(),
        quote.end(),
        place == null ? null : place.kind().wireName(),
        place == null ? null : place.number(),
        place == null ? null : place.name(),
        quote.likeness());
  }

  private static Row row(Output.Key key, CardSource source) {
    return Row.of(
        key.runId(),
        key.attempt(),
        source.card(),
        source.inspiration(),
        name(source.inspirationBy()),
        source.principle(),
        source.principleTitle(),
        name(source.principleBy()),
        source.quotes(),
        name(source.quotesBy()));
  }

  private static @Nullable String name(@Nullable Basis basis) {
    return basis == null ? null : basis.wireName();
  }
}
