package dev.innovationpipeline.processor.stage.brand;

/** The brands that come with the service, for tests of other packages. */
public final class ShippedBrands {

  private ShippedBrands() {}

  public static BrandProfiles profiles() {
    return new BrandProfiles(new BrandSettings(null));
  }
}
