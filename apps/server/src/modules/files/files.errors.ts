import type { FileRefusal } from '@yizhan/domain';
import { defineError, type Bilingual } from '../../app/errors.ts';

export const FileUnknown = defineError('file.unknown', 404, {
  'zh-CN': '没有找到这个文件，可能已经删除。请刷新后再看。',
  en: 'There is no such file; it may have been removed. Please reload and look again.',
});
export const FileEmpty = defineError(
  'file.empty',
  422,
  {
    'zh-CN': '这个文件是空的，没有收。请打开看看，换一个有内容的再传。',
    en: 'This file is empty and was not taken. Please open it to look, and send one that has content.',
  },
  'size',
);
export const FileTooLarge = defineError(
  'file.too_large',
  422,
  {
    'zh-CN': '文件太大，没有收：这里每个最大{most} MB。照片请用普通清晰度再拍一张，文件请分成几个。',
    en: 'The file is too large and was not taken: each may have {most} MB here. Please take the photo with usual quality, or split the file.',
  },
  'size',
);
export const FileTooMany = defineError('file.too_many', 422, {
  'zh-CN': '这里最多放{most}个文件，已经满了，这个没有收。请先删掉不用的，再传一次。',
  en: 'There is room for {most} files here and it is full; this one was not taken. Please remove one that is not needed and send it again.',
});
export const FileQuota = defineError('file.quota', 422, {
  'zh-CN': '文件的总容量用完了，这个没有收；原有的文件都在。请先删掉不用的，或者请管理员调大容量。',
  en: 'The room for files is used up and this one was not taken; all others are still there. Please remove some that are not needed, or ask the administrator for more room.',
});
export const FileDiskFull = defineError('file.disk_full', 507, {
  'zh-CN': '服务器上存文件的地方快满了，这个文件暂时没有收；已经传上来的部分还在。请告诉管理员，稍后接着传。',
  en: 'The server is running out of room for files and did not take this one for now; what came before is kept. Please tell the administrator, and go on later.',
});
export const FileNotReceiving = defineError('file.not_receiving', 409, {
  'zh-CN': '这个文件已经传完或已停止，不能再接着传。请重新选一次文件。',
  en: 'This upload has ended already. Please choose the file again.',
});
export const FilePartWrong = defineError('file.part_wrong', 400, {
  'zh-CN': '传来的一段长度或位置不对，没有收；之前的部分还在。请重新传这一段。',
  en: 'This part has the wrong length or place and was not taken; what came before is kept. Please send the part again.',
});
export const FilePartGap = defineError('file.part_gap', 409, {
  'zh-CN': '中间少了一段，这一段没有收。请从第{received}字节接着传。',
  en: 'Something before this part is missing, so it was not taken. Please go on from byte {received}.',
});
export const FileIncomplete = defineError('file.incomplete', 409, {
  'zh-CN': '文件还没有传完，已收到{received}字节，共{size}字节。请接着传。',
  en: 'The file is not complete yet: {received} of {size} bytes are here. Please go on sending.',
});
export const FileKindNotAsked = defineError('file.kind', 422, {
  'zh-CN': '这里不收这种文件，没有加进来。请换一个。',
  en: 'This kind of file is not taken here, so it was not added. Please choose another one.',
});
export const FileRange = defineError('file.range', 416, {
  'zh-CN': '文件没有这一段。请从头下载。',
  en: 'The file has no such range. Please download it from the beginning.',
});
export const FileGone = defineError('file.gone', 410, {
  'zh-CN': '文件的内容在存储里找不到了，记录还在。请告诉管理员从备份里恢复，或者重新传一份。',
  en: 'The content of this file is missing in the store; its record is there. Please tell the administrator to restore it, or send it again.',
});

export const FilesNotOfRecord = defineError('file.not_of_record', 422, {
  'zh-CN': '表里有文件不是这条记录的，或者已经删除，没有提交；填的内容都还在。请去掉它，重新传一次。',
  en: 'A file in the form does not belong to this record or was removed, so nothing was handed in; what you typed is kept. Please take it out and send it again.',
});

/** What a sender is told of a file that was not kept: what it is, that nothing was kept, what to do. */
export const REFUSALS: Readonly<Record<FileRefusal, Bilingual>> = {
  unknown_kind: {
    'zh-CN': '看内容认不出这是什么文件，没有收（改文件名没有用）。请传照片、PDF 或这里写明的其他格式。',
    en: 'By its content this is no kind of file that is taken (its name does not count). Please send a photo, a PDF or what is named here.',
  },
  kind_not_asked: {
    'zh-CN': '这里不收这种文件，没有保存。请按上面写的格式再传一个。',
    en: 'This kind of file is not taken here and was not kept. Please send one of the kinds named above.',
  },
  heic: {
    'zh-CN':
      '这是苹果手机的 HEIC 照片，没有收。请直接用这里的“拍照”，或者在手机“设置—相机—格式”里选“兼容性最佳”再拍。',
    en: 'This is a HEIC photo of an iPhone and was not kept. Please use “Take a photo” here, or choose “Most compatible” under Settings, Camera, Formats.',
  },
  too_many_pixels: {
    'zh-CN': '照片的像素太多（超过6400万），没有打开，也没有保存。请用普通清晰度拍，或者缩小后再传。',
    en: 'The picture has too many pixels (over 64 million); it was neither opened nor kept. Please take it with usual quality or make it smaller.',
  },
  unreadable: {
    'zh-CN': '照片打不开，可能是坏的或没有存完整，没有保存。请在手机上看一眼，换一张再传。',
    en: 'The picture cannot be opened; it may be damaged or incomplete, and was not kept. Please look at it and send another one.',
  },
  active_content: {
    'zh-CN': '这个 PDF 里有会自己运行或夹带的内容，为了安全没有收。请打印成新的 PDF，或者拍照再传。',
    en: 'This PDF contains something that runs by itself or is packed into it, so it was not kept. Please print it to a new PDF, or send a photo.',
  },
  changed_on_the_way: {
    'zh-CN': '文件在路上变了（可能是传的时候被改过），没有保存。请重新传一次。',
    en: 'The file changed on its way and was not kept. Please send it again.',
  },
  there_already: {
    'zh-CN': '这个文件已经在这里了，没有重复保存。',
    en: 'This very file is here already, so it was not kept twice.',
  },
};
