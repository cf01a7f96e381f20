package dev.innovationpipeline.ingest.company;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.company.KnownCompany.Source;
import dev.innovationpipeline.ingest.problem.Problems;
import dev.innovationpipeline.ingest.problem.Problems.FieldError;
import dev.innovationpipeline.ingest.status.view.Processors;
import dev.innovationpipeline.platform.company.CompanyBook;
import dev.innovationpipeline.platform.company.ShippedProfiles;
import dev.innovationpipeline.platform.kafka.CompactedTopicTail;
import dev.innovationpipeline.schema.company.CompanyProfile;
import dev.innovationpipeline.schema.company.ProfileChanged;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The companies that this instance knows: changed ones before those of processors and shipped. */
public final class Companies {

  private final CompanyBook book;
  private final CompactedTopicTail tail;
  private final Processors processors;
  private final Map<String, CompanyProfile> shipped = new HashMap<>();

  Companies(CompanyBook book, CompactedTopicTail tail, Processors processors) {
    this.book = book;
    this.tail = tail;
    this.processors = processors;
    ShippedProfiles.texts()
        .forEach((id, text) -> shipped.put(id, ProfileRequest.read(text.getBytes(UTF_8))));
  }

  public Optional<KnownCompany> find(String id) {
    return book.profile(id)
        .map(Companies::changed)
        .or(() -> Optional.ofNullable(notChanged().get(id)));
  }

  /** A version that a person made, or the newest. */
  Optional<KnownCompany> find(String id, int version) {
    return version == 0
        ? Optional.ofNullable(notChanged().get(id))
        : book.profile(id, version).map(Companies::changed);
  }

  /** All, by their ids. */
  public Collection<KnownCompany> all() {
    Map<String, KnownCompany> all = new TreeMap<>(notChanged());
    book.profiles().forEach(change -> all.put(change.companyId(), changed(change)));
    return all.values();
  }

  /**
   * Whether it is certain that no processor can tell of a company. It is not while the changes are
   * still read, and while no processor is heard, as its files may have the company.
   */
  boolean isUnknown(String id) {
    return book.profile(id).isEmpty()
        && !shipped.containsKey(id)
        && tail.isComplete()
        && processors.seen().stream().anyMatch(Processors.Seen::alive)
        && processors.companies().stream().noneMatch(company -> company.id().equals(id));
  }

  /**
   * @param field in which the request names the company
   * @throws org.springframework.web.ErrorResponseException 400 for a company without a profile
   */
  public void requireKnown(String field, String id, Caller caller) {
    if (isUnknown(id)) {
      String names =
          all().stream()
              .map(KnownCompany::id)
              .filter(caller::sees)
              .collect(Collectors.joining(", "));
      throw Problems.invalid(
          List.of(
              new FieldError(
                  field,
                  "names no company with a profile; there are: %s. Add one: PUT /companies/{company_id}, or ./pipeline companies import FILE"
                      .formatted(names))));
    }
  }

  /** A processor's own file comes before a shipped profile, as it does at the processor. */
  private Map<String, KnownCompany> notChanged() {
    Map<String, KnownCompany> known = new HashMap<>();
    shipped.forEach(
        (id, profile) ->
            known.put(
                id, new KnownCompany(id, profile.name(), 0, Source.SHIPPED, profile, null, null)));
    processors
        .companies()
        .forEach(
            company -> {
              KnownCompany before = known.get(company.id());
              if (before == null || !before.name().equals(company.name())) {
                known.put(
                    company.id(),
                    new KnownCompany(
                        company.id(), company.name(), 0, Source.PROCESSOR, null, null, null));
              }
            });
    return known;
  }

  private static KnownCompany changed(ProfileChanged change) {
    return new KnownCompany(
        change.companyId(),
        change.profile().name(),
        change.version(),
        Source.CHANGED,
        change.profile(),
        change.changedBy(),
        change.changedAt());
  }
}
