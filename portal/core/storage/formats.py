"""Into which kind of file a recording is packed: one that browsers play, like the one it came in where possible."""

from dataclasses import dataclass

from portal.core.storage.kinds import Format, Unfit, UnfitFile


@dataclass(frozen=True)
class Packing:
    """FFmpeg's muxer, the codecs (canonical names) that browsers play from it, and what files of it are called."""

    muxer: str
    audio_suffix: str
    audio_mime: str
    audio: frozenset[str]
    video: frozenset[str] = frozenset()
    video_suffix: str = ""
    video_mime: str = ""


MP4_AUDIO, MP4_VIDEO = frozenset({"aac", "mp3", "opus"}), frozenset({"h264", "hevc", "av1", "vp9"})
MP4 = Packing("mp4", ".m4a", "audio/mp4", MP4_AUDIO, MP4_VIDEO, ".mp4", "video/mp4")
WEBM_AUDIO, WEBM_VIDEO = frozenset({"opus", "vorbis"}), frozenset({"vp8", "vp9", "av1"})
WEBM = Packing("webm", ".weba", "audio/webm", WEBM_AUDIO, WEBM_VIDEO, ".webm", "video/webm")
MP3 = Packing("mp3", ".mp3", "audio/mpeg", frozenset({"mp3"}))
OGG = Packing("ogg", ".ogg", "audio/ogg", frozenset({"opus", "vorbis"}))
FLAC = Packing("flac", ".flac", "audio/flac", frozenset({"flac"}))
WAV = Packing("wav", ".wav", "audio/wav", frozenset({"pcm_u8", "pcm_s16le", "pcm_s24le", "pcm_f32le"}))

FIRST_CHOICE = {Format.MP3: MP3, Format.OGG: OGG, Format.WEBM: WEBM}
PACKINGS = (MP4, WEBM, MP3, OGG, FLAC, WAV)


def packing_for(form: Format, video: set[str], audio: set[str]) -> Packing:
    """The first packing that holds all these codecs; raises UnfitFile when no browser plays them."""
    for packing in (FIRST_CHOICE.get(form, MP4), *PACKINGS):
        if video <= packing.video and audio <= packing.audio:
            return packing
    raise UnfitFile(Unfit.NOT_PLAYABLE)
