package dev.innovationpipeline.ingest.edit;

import dev.innovationpipeline.ingest.company.Companies;
import dev.innovationpipeline.ingest.company.KnownCompany;
import dev.innovationpipeline.ingest.edit.EditRequest.StatedQuote;
import dev.innovationpipeline.ingest.edited.EditQueries;
import dev.innovationpipeline.ingest.edited.StoredEdit;
import dev.innovationpipeline.ingest.passage.RunDocuments;
import dev.innovationpipeline.platform.check.BrandNames;
import dev.innovationpipeline.platform.check.CardChecker;
import dev.innovationpipeline.platform.check.ReadCard;
import dev.innovationpipeline.platform.company.ProfileText;
import dev.innovationpipeline.platform.quote.PassageQuotes;
import dev.innovationpipeline.schema.company.Brand;
import dev.innovationpipeline.schema.company.CompanyProfile;
import dev.innovationpipeline.schema.document.ReadText;
import dev.innovationpipeline.schema.result.CardCheck;
import dev.innovationpipeline.schema.result.OpportunityCard;
import dev.innovationpipeline.schema.result.Quote;
import dev.innovationpipeline.schema.result.StageResult.OpportunityCards;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks what a person wrote as the stages check what a model wrote. */
@Component
class EditChecks {

  private final RunDocuments documents;
  private final Companies companies;
  private final EditQueries queries;

  EditChecks(RunDocuments documents, Companies companies, EditQueries queries) {
    this.documents = documents;
    this.companies = companies;
    this.queries = queries;
  }

  /**
   * The quotes with their places in the document. Where its text is not kept, those of before stay
   * as they were found, and others are unverified.
   */
  List<Quote> quotes(String runId, List<StatedQuote> stated, List<Quote> before) {
    Optional<ReadText> text = documents.textIfKept(runId);
    PassageQuotes document = text.map(PassageQuotes::new).orElse(null);
    List<Quote> quotes = new ArrayList<>();
    for (StatedQuote each : stated) {
      quotes.add(quote(each, document, before).withId("q" + (quotes.size() + 1)));
    }
    return quotes;
  }

  private static Quote quote(
      StatedQuote stated, @Nullable PassageQuotes document, List<Quote> before) {
    Quote unverified = Quote.unverified("", stated.inspiration(), stated.text());
    return document == null
        ? before.stream()
            .filter(known -> known.inspiration() == stated.inspiration())
            .filter(known -> known.text().equals(stated.text()))
            .findFirst()
            .orElse(unverified)
        : document
            .find(stated.text(), stated.passage())
            .map(placed -> placed.of(stated.inspiration()))
            .orElse(unverified);
  }

  /**
   * The check of an edited card among the others of its run, as they are now; null where the
   * company's profile is not known here.
   */
  @Nullable CardCheck card(Target target, OpportunityCard card) {
    String company = target.run().companyId();
    CompanyProfile profile = companies.find(company).map(KnownCompany::profile).orElse(null);
    if (profile == null || !(target.made().result() instanceof OpportunityCards made)) {
      return null;
    }
    String runId = target.run().runId();
    List<StoredEdit> edits = queries.of(runId);
    List<OpportunityCard> cards =
        made.cards().stream()
            .map(other -> other.number() == card.number() ? card : now(other, target, edits))
            .toList();
    Supplier<String> document =
        () ->
            documents
                .textIfKept(runId)
                .map(ReadText::text)
                .or(() -> queries.text(runId, target.attempt(), target.stage() - 1))
                .orElse("");
    Iterable<String> sources =
        () ->
            Stream.<Supplier<String>>of(() -> ProfileText.of(profile), document)
                .map(Supplier::get)
                .iterator();
    return new CardChecker(brands())
        .check(company, ReadCard.of(cards), sources).stream()
            .filter(check -> check.card() == card.number())
            .findFirst()
            .orElse(null);
  }

  private static OpportunityCard now(OpportunityCard made, Target target, List<StoredEdit> edits) {
    return edits.stream()
        .filter(edit -> edit.isOf(target.attempt(), target.stage(), made.number()))
        .map(edit -> edit.output().card())
        .flatMap(card -> Optional.ofNullable(card).stream())
        .findFirst()
        .orElse(made);
  }

  private BrandNames brands() {
    Map<String, List<String>> names = new TreeMap<>();
    for (KnownCompany company : companies.all()) {
      CompanyProfile profile = company.profile();
      if (profile != null) {
        names.put(company.id(), profile.brands().stream().map(Brand::name).toList());
      }
    }
    return new BrandNames(names);
  }
}
