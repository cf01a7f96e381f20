package dev.innovationpipeline.ingest.company;

import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.platform.company.CompanyBook;
import dev.innovationpipeline.schema.company.CompanyChange;
import dev.innovationpipeline.schema.company.CompanyProfile;
import dev.innovationpipeline.schema.company.ProfileChanged;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Changes companies; of two who change the same version, the first does. */
final class CompanyAdministration {

  private final CompanyBook book;
  private final CompanyTopic topic;
  private final InstantSource clock;

  CompanyAdministration(CompanyBook book, CompanyTopic topic, InstantSource clock) {
    this.book = book;
    this.topic = topic;
    this.clock = clock;
  }

  /**
   * Idempotent: the profile that is there already makes no version.
   *
   * @param expected the ETag of the version that is changed; null where there is none yet
   * @throws org.springframework.web.ErrorResponseException 412 when it is another, 428 when none is
   *     named
   */
  void putProfile(
      String companyId, CompanyProfile profile, @Nullable String expected, Caller caller) {
    CompanyVersion.requireId(companyId);
    topic.requireComplete();
    Optional<ProfileChanged> before = book.profile(companyId);
    if (before.isPresent() && before.get().profile().equals(profile)) {
      return;
    }
    int version = before.map(CompanyChange::version).orElse(0);
    CompanyVersion.require(version, expected);
    ProfileChanged change =
        new ProfileChanged(
            companyId,
            version + 1,
            UUID.randomUUID().toString(),
            profile,
            caller.name(),
            clock.instant());
    topic.append(change);
    CompanyVersion.requireHolds(change, book.profile(companyId, change.version()));
  }
}
