package dev.innovationpipeline.ingest.evidence;

import dev.innovationpipeline.schema.result.CardSource;
import dev.innovationpipeline.schema.result.CardSource.Basis;
import dev.innovationpipeline.schema.result.Quote;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The grounds of a card.
 *
 * @param inspirationBy model where the model said it, else how code chose it
 * @param quotes of the document, all of them verified
 */
public record CardEvidence(
    @Schema(example = "1") @Nullable Integer inspiration,
    @Schema(
            description =
                "model where the model said it; likeness or inspiration where code chose it")
        @Nullable Basis inspirationBy,
    @Schema(example = "2") @Nullable Integer principle,
    @Nullable String principleTitle,
    @Nullable Basis principleBy,
    List<Quote> quotes,
    @Nullable Basis quotesBy) {

  static CardEvidence of(CardSource source, List<Quote> quotes) {
    return new CardEvidence(
        source.inspiration(),
        source.inspirationBy(),
        source.principle(),
        source.principleTitle(),
        source.principleBy(),
        quotes.stream().filter(quote -> source.quotes().contains(quote.id())).toList(),
        source.quotesBy());
  }
}
