package dev.innovationpipeline.processor.stage.brand;

import dev.innovationpipeline.platform.check.BrandNames;
import dev.innovationpipeline.processor.company.ChangedCompanies;
import dev.innovationpipeline.processor.failure.StageFailedException;
import dev.innovationpipeline.schema.company.ProfileChanged;
import dev.innovationpipeline.schema.processor.Company;
import dev.innovationpipeline.schema.text.UntrustedText;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The companies that runs can be made for. Files are read once, at start; what people have changed
 * comes before them, and the newest version at once.
 */
public final class BrandProfiles {

  private final Map<String, BrandProfile> files;
  private volatile Runnable changes = () -> {};
  private volatile Runnable newChanges = () -> {};
  private volatile Known known;

  private record Known(Map<String, BrandProfile> profiles, BrandNames names) {}

  /**
   * Of files alone.
   *
   * @throws IllegalArgumentException naming the file and what is wrong with it
   */
  BrandProfiles(BrandSettings settings) {
    this.files = ProfileFiles.read(settings.directory());
    this.known = known(List.of());
  }

  /** Puts changes before files from now on. */
  void follow(ChangedCompanies changed) {
    changes = changed::awaitOld;
    newChanges = changed::awaitNew;
    changed.listen(() -> known = known(changed.profiles()));
    known = known(changed.profiles());
  }

  private Known known(Collection<ProfileChanged> changed) {
    Map<String, BrandProfile> profiles = new TreeMap<>(files);
    changed.forEach(change -> profiles.put(change.companyId(), BrandProfile.of(change)));
    Map<String, List<String>> names = new TreeMap<>();
    profiles.forEach((company, profile) -> names.put(company, profile.brands()));
    return new Known(profiles, new BrandNames(names));
  }

  /** The companies that have files, by their ids, in alphabetical order. */
  public List<Company> companies() {
    return files.values().stream()
        .map(profile -> new Company(profile.companyId(), profile.name()))
        .toList();
  }

  /**
   * The company's name, for people.
   *
   * @throws StageFailedException when nobody knows the company, naming those known
   */
  public String nameOf(String companyId) {
    return of(companyId).name();
  }

  /**
   * @throws StageFailedException when nobody knows the company, naming those known
   */
  public void requireKnown(String companyId) {
    of(companyId);
  }

  /**
   * The whole profile as the model is told of it.
   *
   * @throws StageFailedException when nobody knows the company, naming those known
   */
  public String textOf(String companyId) {
    return of(companyId).text();
  }

  /** The names of all companies' brands; another object once they have changed. */
  public BrandNames brandNames() {
    return known.names();
  }

  BrandProfile of(String companyId) {
    changes.run();
    BrandProfile profile = known.profiles().get(companyId);
    if (profile == null) {
      newChanges.run();
      profile = known.profiles().get(companyId);
    }
    if (profile == null) {
      String name = UntrustedText.cut(companyId, UntrustedText.MAX_NAME_CHARS);
      throw new StageFailedException(
          "company_unknown",
          "There is no brand profile for %s; known are %s. Add one (./pipeline companies import FILE --id %s), or %s.yaml to pipeline.brands.directory, and reprocess the run."
              .formatted(name, String.join(", ", known.profiles().keySet()), name, name));
    }
    return profile;
  }
}
