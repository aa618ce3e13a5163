"""What a PDF document may be made of: the keys of its objects and the names they may hold (ISO 32000-1)."""


def _keys(words: str) -> frozenset[str]:
    return frozenset(f"/{word}" for word in words.split())


FONTS = _keys("""
    BaseFont FirstChar LastChar Widths FontDescriptor Encoding ToUnicode DescendantFonts CIDSystemInfo DW W DW2
    W2 CIDToGIDMap FontBBox FontMatrix CharProcs FontName FontFamily FontStretch FontWeight Flags ItalicAngle
    Ascent Descent Leading CapHeight XHeight StemV StemH AvgWidth MaxWidth MissingWidth FontFile FontFile2
    FontFile3 CharSet CIDSet Lang BaseEncoding Differences Registry Ordering Supplement CMapName WMode UseCMap
    Length1 Length2 Length3
""")
GRAPHICS_STATES = _keys("LW LC LJ ML D RI OP op OPM Font BG BG2 UCR UCR2 TR TR2 FL SM SA BM SMask CA ca AIS TK G BC")
COLOURS = _keys("N Alternate Range WhitePoint BlackPoint Gamma Matrix Colorants Process ColorSpace Components")
FUNCTIONS = _keys("FunctionType Domain Range Size BitsPerSample Order Encode Decode C0 C1 N Functions Bounds")
SHADINGS = _keys("""
    ShadingType ColorSpace Background BBox AntiAlias Function Coords Extend Domain Matrix BitsPerCoordinate
    BitsPerComponent BitsPerFlag Decode VerticesPerRow
""")
PATTERNS = _keys("PatternType PaintType TilingType BBox XStep YStep Matrix Shading ExtGState")
FORMS = _keys("FormType BBox Matrix Group StructParent StructParents OC CS I K")
IMAGES = _keys("""
    Width Height ColorSpace BitsPerComponent Intent ImageMask Mask Decode Interpolate SMask SMaskInData Matte
""")
FILTERS = _keys("""
    JBIG2Globals K EndOfLine EncodedByteAlign Columns Rows EndOfBlock BlackIs1 DamagedRowsBeforeError Predictor
    Colors BitsPerComponent ColorTransform EarlyChange
""")
LAYERS = _keys("Name OCGs P VE BaseState ON OFF Order")
MARKED_TEXT = _keys("MCID Lang ActualText Alt E")

GENERAL = (
    FONTS
    | GRAPHICS_STATES
    | COLOURS
    | FUNCTIONS
    | SHADINGS
    | PATTERNS
    | FORMS
    | IMAGES
    | FILTERS
    | LAYERS
    | MARKED_TEXT
)
RESOURCES = _keys("Font XObject ExtGState ColorSpace Pattern Shading Properties")
STRUCTURE = _keys("P K Alt ActualText E Lang T ID MCID")
ATTRIBUTES = _keys("""
    Placement WritingMode BBox Width Height TextAlign RowSpan ColSpan Headers Scope Summary ListNumbering
""")
NUMBER_TREE = _keys("Nums Kids Limits")
LINKS = _keys("Rect Border C QuadPoints Contents StructParent")
PAGES = _keys("Rotate UserUnit StructParents Tabs")
BOXES = _keys("MediaBox CropBox BleedBox TrimBox ArtBox")

NAMES = {
    "/Type": _keys("""
    Font FontDescriptor Encoding CMap XObject ExtGState Pattern Group Mask OCG OCMD MCR OBJR StructElem
"""),
    "/Subtype": _keys("""
    Type0 Type1 MMType1 Type3 TrueType CIDFontType0 CIDFontType2 Type1C CIDFontType0C OpenType Image Form
    DeviceN NChannel
"""),
    "/S": _keys("Transparency Alpha Luminosity"),
    "/O": _keys("Layout List Table PrintField"),
}
ROLES = _keys("""
    Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI
    Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP
    Warichu WT WP Figure Formula Form
""")
PLAIN_FILTERS = _keys("FlateDecode LZWDecode ASCIIHexDecode ASCII85Decode RunLengthDecode Fl LZW AHx A85 RL")
PICTURE_FILTERS = _keys("DCTDecode JPXDecode CCITTFaxDecode JBIG2Decode DCT CCF")
